"""What stands alone in a cell, and what joins: dashes of every kind, amounts, standards, addresses.

Texts here are as printed, not folded: which dash is meant shows only in its shape (compose.label_of).
Blanks are kept: Latin words stand apart.
"""
import office
from office import digits

DASHES = '———－－――──–––--~～～'
STROKES = '一一一一一二二二二三三三十八〇0117/\\|、.·…×√无有是否元人个万年月日上下大小中'
STANDARDS = ('GB GB/T JGJ CJJ TSG HJ DB65/T DB32/T YD/T SL NY/T JT/T DL/T WS/T MZ/T T/CECS ISO IEC EN '
             'GA/T GBZ JJG CB/T QX/T LY/T SN/T').split()
DOMAINS = 'gov.cn com cn com.cn org edu.cn net 163.com qq.com xjbz.gov.cn'.split()
BRANDS = ('Intel AMD Core Xeon HP LaserJet Epson Canon Brother Lenovo ThinkCentre Dell OptiPlex Huawei MateBook '
          'Cisco H3C Hikvision Dahua Windows Server Office Oracle SQL Linux Ubuntu Adobe Acrobat Pro Max Plus '
          'Mini Air Ultra GE Siemens Philips Mindray Toyota Ford IVECO Haier Midea Gree AutoCAD ArcGIS').split()
NOTES = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫'


def dash(rng):
    return rng.choice(DASHES)


def lone(rng):
    """One character, or a dash of two, alone in a cell."""
    chance = rng.random()
    if chance < .5:
        return rng.choice(['——', '--', '－－', '———']) if rng.random() < .12 else dash(rng)
    return rng.choice(STROKES)


def year_range(rng):
    first = rng.randrange(1990, 2040)
    second = first + rng.randrange(1, 12)
    unit = rng.choice(['年', '年', '', '年度'])
    before = unit if rng.random() < .5 else ''
    return rng.choice([
        lambda: f'{first}{before}{dash(rng)}{second}{unit}',
        lambda: f'{first}年{rng.randrange(1, 13)}月{dash(rng)}{second}年{rng.randrange(1, 13)}月',
        lambda: f'{rng.randrange(1, 7)}{dash(rng)}{rng.randrange(7, 13)}月',
        lambda: f'{first}.{rng.randrange(1, 13)}{dash(rng)}{second}.{rng.randrange(1, 13)}'])()


def number_range(rng):
    unit = rng.choice(['%', '%', '', '万元', '人', '元', '天', '个', '℃', '次'])
    first, second = sorted((rng.randrange(1000), rng.randrange(1000)))
    middle = unit if rng.random() < .4 else ''
    return rng.choice(['', '', '≥', '≤', '(', '约']) + f'{first}{middle}{dash(rng)}{second}{unit}'


def standard(rng):
    number = digits(rng, rng.randrange(2, 6)).lstrip('0') or '50'
    part = rng.choice(['', '', '', '.' + str(rng.randrange(1, 12))])
    blank = rng.choice([' ', ' ', ''])
    head = rng.choice(STANDARDS) + (rng.choice(['T', 'D', 'Q', 'R', '']) if rng.random() < .2 else '')
    return f'{head}{blank}{number}{part}{rng.choice([dash(rng), "-", "—", "－", ":"])}{rng.randrange(1985, 2027)}'


def model(rng):
    letters = ''.join(rng.choice(office.LETTERS) for _ in range(rng.randrange(1, 5)))
    return (letters + rng.choice(['', dash(rng), '-', ' ']) + digits(rng, rng.randrange(1, 5))
            + rng.choice(['', '', dash(rng) + digits(rng, rng.randrange(1, 4)), rng.choice('ABCDHXabcdw'), '/' + digits(rng, 2)]))


def between_words(rng):
    """A dash, 一, 二 or 三 in words."""
    left, right = rng.choice(office.PLACES), rng.choice(office.PLACES)
    return rng.choice([
        lambda: left + dash(rng) + right, lambda: '(' + rng.choice('一二三') + ')' + rng.choice(office.PROJECTS),
        lambda: rng.choice('一二三') + '、' + rng.choice(office.PROJECTS), lambda: '第' + rng.choice('一二三十') + rng.choice('季度批期小学中学'),
        lambda: rng.choice(office.PROJECTS) + '(' + rng.choice('一二三') + '期)', lambda: rng.choice(office.OFFICES) + dash(rng) * 2 + rng.choice(office.PROJECTS),
        lambda: '一' + rng.choice('般次年月级类期县村户二三') + rng.choice(office.INDICATORS)])()


def money(rng):
    """Amounts as tables print them: separators, decimals, signs."""
    whole = rng.randrange(10 ** rng.randrange(1, 10))
    text = f'{whole:,}' if rng.random() < .65 else str(whole)
    text += rng.choice(['.' + digits(rng, 2)] * 6 + ['.' + digits(rng, 1), '.00', '.00', '.' + digits(rng, 4), '', ''])
    if rng.random() < .12:
        text = rng.choice(['-', '－', '(', '¥', '+', '+']) + text + (')' if text[0] == '(' else '')
    return text + (rng.choice(office.UNITS) if rng.random() < .15 else '')


def latin_line(rng, words):
    """Two to five words, apart from each other."""
    count = rng.randrange(2, 6)
    chosen = [rng.choice(words) if rng.random() < .75 else rng.choice(BRANDS) for _ in range(count)]
    case = rng.random()
    if case < .25:
        chosen = [word.capitalize() for word in chosen]
    elif case < .4:
        chosen = [word.upper() for word in chosen]
    return ' '.join(chosen)


def address(rng, words):
    name = rng.choice(words).lower() + rng.choice(['', '.', '_', '-', '']) + digits(rng, rng.randrange(0, 5))
    domain = rng.choice(['', '', rng.choice(words).lower() + '.']) + rng.choice(DOMAINS)
    return rng.choice([f'{name}@{domain}', f'{name}@{domain}', f'www.{domain}', f'http://www.{domain}/{name}',
                       f'https://{domain}'])


def equipment(rng, words):
    return rng.choice([
        lambda: rng.choice(BRANDS) + ' ' + model(rng), lambda: rng.choice(BRANDS) + rng.choice(['', ' ']) + rng.choice(office.PROJECTS),
        lambda: model(rng) + rng.choice(office.PROJECTS), lambda: rng.choice(office.PROJECTS) + '(' + rng.choice(words) + ')',
        lambda: rng.choice(office.PROJECTS) + model(rng), lambda: rng.choice(BRANDS) + ' ' + rng.choice(BRANDS) + ' ' + digits(rng, rng.randrange(1, 5))])()


def footnote(rng):
    mark = rng.choice(NOTES)
    text = rng.choice([office.indicator, office.project, money, office.office])(rng)
    return rng.choice([mark, mark + text, text + mark, '注' + mark + ':' + text, '注:' + text, text + '*', '*' + text, text + '※',
                       '[' + str(rng.randrange(1, 20)) + ']' + text, text + '(' + str(rng.randrange(1, 20)) + ')'])


def comparison(rng):
    """Comparators in and around values, as typed in haste."""
    sign = rng.choice('≥≥≥≤≤≤><=±')
    number = rng.choice([str(rng.randrange(101)), money(rng), str(rng.randrange(10000))])
    unit = rng.choice(office.UNITS)
    return rng.choice([sign + number + unit, number + unit + sign, sign, sign + ' ' + number + ' ' + unit, sign + number,
                       rng.choice(office.INDICATORS) + sign + number + unit, sign + number + unit + rng.choice('。;,、')])

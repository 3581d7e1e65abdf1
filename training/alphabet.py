"""The characters that the recogniser can name, and how look-alikes are folded onto them.

Order is part of the model: class i is the i-th line of alphabet.txt. A richer alphabet costs
accuracy (a thin "1" becomes an arrow), so signs that print cannot tell apart are folded into one,
and signs that no office prints are left out. Whatever is left out comes out as a doubtful
character, because the generator also shows characters from outside the alphabet (see text.py).
"""

# Characters of names of people and places that GB2312 (1980) lacks: from the third level of the
# table of general standard characters (通用规范汉字表, 2013) and its later additions, those that
# are seen in given names, towns, rivers, minerals, medicine and building materials.
BEYOND_GB2312 = (
    '镕堃昇喆珺玥祎瑄璟旻垚淼燚頔赟翀芃睿瑢炘浠峣弢昉曈犇骉龑彧婳玟珅琀瑷璠璘粼翯宸佟甯'
    '邨祐濬洸湉瀞澔滢潓炫烜焜煊煜熠燊玙玞玠玢珏珣珩珮琎琤琪瑀瑗瑭璁璎璐璨瓒皛皞眭瞾砼砻硚'
    '磙禛秾穑竑笪筱篁縠绂绋绤翚翾胤脩膦芗苈荻莜莳菪萩葳蒗蓥蔺蕙薏藁蘅蚬蛏螨蠊袆裎褀觍訾'
    '訚诠谞豨赑趵跶轫辚迨遄邗邛郇郏郓郤郗郚郯鄜鄞酃酂鉴钊钖钘铄铖铚锜锳锴锺镔镠镡閟闫阃阆阇'
    '陉隽雒雯霈霙韪韫頫颋颎颙飏飐饸饹駃骃骎骐骕骦髹魋鲃鲌鳀鳎鸊鸮鹀鹍鹮鹱麃黉黧齮龢'
    '嫄嬛孖崀崟嵊嵚嶓帡廑弇徕忺忻悫惇慜扆抟揿摅敩斓旸昀昃昪晞晟晳暅暐暄暻曌朐杺枞枥栻桄桢桴梽棪'
    '棻楙楠榕榘槟樨檗欤毓汭沄沣沨沩泖泷洣洺浉浔涢淏淯渼湙湜溁溇溦滆滧漷澥澴澍濞瀍瀹炅炆炜炟'
    '烔烨焓焱煦燔牁牂狃猇獐珙琇琰琮璇璈璞甪畈畬畹疍瘼皕盱眙砀砫硇碶磏磴祊祃祜稞窣竽筻箐簃'
    '粿糸纮纻绖缊罘羑翃聃苊苘茌荙莙菂菉菼萜葜葎葖蒯蒴蓂蓣蔸薢藠蘘蚄蛎蜞蝘螈螠螯衎裥襕'
    '邽郄郃郪鄄鄠鄯酦醌醛醚铊铍铎铒铕铟铥铪铷锂锗锶镉镎镓镝镥镧镨鞨鞯鞴韨顸馃馇馓鲇鲅鲹鲺鹨麂'
    '囍囧囫圪圳坂坨坳垌垟垴埇埕埗埝埭埵堌堍堎堙塄塆塍墒墕墘墚堽堉屺岍岙岜岞峁峂峒崂崾嵎嶂'
    '榀戗冇咘哚唛嗪喹吲哌啶嘌呤噻唑萘蒽茚芴苄酰酞胍脒肟腈砜砷锑镍钼钯钽铌铯铱菌啰唞氩氪氙氡'
    '僳傣仡佤仫佬毳亓亶仝仉伋佘侗侴俣倓倞偲傒僮僖冼冽刬剅勐勖匏卲厍吒吕吴呙咺哒嘏嚭'
    '䶮㛃㵑㳇㻬㙍㬎䜣䴙䴘䓖䝙䥽䦃䲟䲠䲢䴓䴔䴕䴖䶊鿍鿎鿏'
)

ASCII = ''.join(chr(code) for code in range(0x21, 0x7f))

# Comparators first: they decide whether a target is a floor or a ceiling.
SIGNS = ('≥≤≠±×÷℃‰。、《》“”‘’〔〕【】—…·㎡³²√□☑■〇¥°№※★▲●'
         '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅡⅢⅣⅥⅦⅧⅨⅪⅫ'
         '≪≫≈△→Φμ')  # since 1.2; at the end, so that older classes keep their numbers

# Signs that print alike become one class. The one-stroke Roman numerals are capital letters.
_FOLDS = {
    '―': '—', '─': '—', '–': '—', '•': '·', '‧': '·', '∙': '·', '・': '·', '￥': '¥',
    '∶': ':', 'Ⅰ': 'I', 'Ⅴ': 'V', 'Ⅹ': 'X', '○': '〇', '◯': '〇', '✓': '√', '✔': '√',
    '≧': '≥', '≦': '≤', '⩾': '≥', '⩽': '≤', '﹪': '%', '﹣': '-', '−': '-', '˂': '<', '˃': '>',
    '∽': '~', '∼': '~', '❶': '①', 'µ': 'μ', 'φ': 'Φ', 'Ø': 'Φ', 'ø': 'Φ', '∆': '△', '⟶': '→', '⬜': '□', '☐': '□', '◼': '■', '⋯': '…',
}
_BLANKS = ' \t\u3000\xa0\n\r\f\u200b\ufeff'


def fold(text):
    """Maps a printed text onto the alphabet's form: no blanks, ASCII width, look-alikes joined."""
    folded = []
    for char in text:
        if char in _BLANKS:
            continue
        if 0xff01 <= ord(char) <= 0xff5e:
            char = chr(ord(char) - 0xfee0)
        folded.append(_FOLDS.get(char, char))
    return ''.join(folded)


def is_dash(char):
    """A level stroke that joins or stands for "none"; which one is meant shows in its width only."""
    return char in '-—–―─－'


def full_width(char):
    """The full-width twin of an ASCII character, which prints differently and reads the same."""
    return chr(ord(char) + 0xfee0)


def is_han(char):
    return '\u3400' <= char <= '\u9fff' or '\U00020000' <= char <= '\U000323af' or char == '〇'


def gb2312():
    """The 6,763 characters of GB2312, level 1 (common) before level 2."""
    found = []
    for row in range(0xb0, 0xf8):
        for cell in range(0xa1, 0xff):
            try:
                found.append(bytes([row, cell]).decode('gb2312'))
            except UnicodeDecodeError:
                pass  # the unassigned end of row 0xd7
    return found


def build():
    """The alphabet in class order, without repetition."""
    ordered = dict.fromkeys(gb2312() + list(BEYOND_GB2312) + list(ASCII) + list(SIGNS))
    return list(ordered)


ALPHABET = build()
INDEX = {char: i for i, char in enumerate(ALPHABET)}

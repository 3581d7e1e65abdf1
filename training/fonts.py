"""The faces that lines are drawn with: where Debian keeps them, how often each is used, licences.

A face is rendered once, glyph by glyph, at EM pixels and kept as small ink images; drawing a line
is then pasting (0.3 ms), not rasterising (20 ms).
"""
import os
import pickle
from collections import namedtuple

import numpy as np
from PIL import Image, ImageDraw, ImageFont

import alphabet

EM = 48          # pixels per em in the glyph cache: the largest text that is still worth reading
HEIGHT = 72      # rows of the drawing canvas: an em box with room for what sticks out of it
BASELINE = 52    # row of the baseline on the canvas

Face = namedtuple('Face', 'name path index weight')
Glyph = namedtuple('Glyph', 'ink top left advance')  # ink: uint8 rows x cols, 255 where black

FANDOL = os.environ.get('GEWU_FANDOL',
                        '/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol')
NOTO = '/usr/share/fonts/opentype/noto/Noto{}CJK-{}.ttc'
ARPHIC = '/usr/share/fonts/truetype/arphic/{}.ttc'
DEJAVU = '/usr/share/fonts/truetype/dejavu/DejaVu{}.ttf'
LIBERATION = '/usr/share/fonts/truetype/liberation/Liberation{}.ttf'
TRUETYPE = '/usr/share/fonts/truetype'
WENKAI = TRUETYPE + '/lxgw-wenkai/LXGWWenKai-{}.ttf'
CROSEXTRA = TRUETYPE + '/crosextra/{}.ttf'
URW = '/usr/share/fonts/opentype/urw-base35/{}.otf'
SIMPLIFIED = 2  # the member of Noto's collections that holds mainland China's forms

# Licences: Arphic Public License (UMing, UKai), GPL 2 with font exception (WenQuanYi Zen Hei),
# SIL OFL 1.1 (Noto, LXGW WenKai), GPL 3 with font exception (Fandol).
HAN = [
    Face('uming', ARPHIC.format('uming'), 0, 2.0),
    Face('ukai', ARPHIC.format('ukai'), 0, 1.5),
    Face('zenhei', '/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc', 0, 1.2),
    Face('noto-serif-light', NOTO.format('Serif', 'Light'), SIMPLIFIED, 0.8),
    Face('noto-serif', NOTO.format('Serif', 'Regular'), SIMPLIFIED, 1.0),
    Face('noto-serif-bold', NOTO.format('Serif', 'Bold'), SIMPLIFIED, 0.7),
    Face('noto-sans-light', NOTO.format('Sans', 'Light'), SIMPLIFIED, 0.6),
    Face('noto-sans', NOTO.format('Sans', 'Regular'), SIMPLIFIED, 1.0),
    Face('noto-sans-bold', NOTO.format('Sans', 'Bold'), SIMPLIFIED, 0.7),
    Face('fandol-song', FANDOL + '/FandolSong-Regular.otf', 0, 2.0),
    Face('fandol-song-bold', FANDOL + '/FandolSong-Bold.otf', 0, 0.8),
    Face('fandol-hei', FANDOL + '/FandolHei-Regular.otf', 0, 1.2),
    Face('fandol-hei-bold', FANDOL + '/FandolHei-Bold.otf', 0, 0.6),
    Face('fandol-fang', FANDOL + '/FandolFang-Regular.otf', 0, 2.0),
    Face('wenkai', WENKAI.format('Regular'), 0, 1.0),
    Face('wenkai-light', WENKAI.format('Light'), 0, 0.5),
    Face('wenkai-bold', WENKAI.format('Bold'), 0, 0.4),
]

# Digits and letters as Times, Arial and their like draw them. Licences: SIL OFL 1.1 or GPL 2 with
# exception (Liberation), AGPL 3 with font exception (URW), Bitstream Vera's (DejaVu), SIL OFL 1.1
# (Carlito, Caladea), Apache 2.0 (Roboto, Open Sans), GPL 3 with font exception (FreeSerif).
LATIN = [
    Face('liberation-serif', LIBERATION.format('Serif-Regular'), 0, 3.0),
    Face('liberation-serif-bold', LIBERATION.format('Serif-Bold'), 0, 1.0),
    Face('liberation-serif-italic', LIBERATION.format('Serif-Italic'), 0, 0.3),
    Face('liberation-sans', LIBERATION.format('Sans-Regular'), 0, 1.5),
    Face('liberation-sans-bold', LIBERATION.format('Sans-Bold'), 0, 0.6),
    Face('liberation-narrow', LIBERATION.format('SansNarrow-Regular'), 0, 0.7),
    Face('liberation-mono', LIBERATION.format('Mono-Regular'), 0, 0.7),
    Face('nimbus-roman', URW.format('NimbusRoman-Regular'), 0, 1.2),
    Face('nimbus-sans', URW.format('NimbusSans-Regular'), 0, 0.8),
    Face('schoolbook', URW.format('C059-Roman'), 0, 0.5),
    Face('palladio', URW.format('P052-Roman'), 0, 0.5),
    Face('bookman', URW.format('URWBookman-Light'), 0, 0.3),
    Face('dejavu-serif', DEJAVU.format('Serif'), 0, 0.6),
    Face('dejavu-serif-condensed', DEJAVU.format('SerifCondensed'), 0, 0.5),
    Face('dejavu-sans', DEJAVU.format('Sans'), 0, 0.8),
    Face('dejavu-sans-condensed', DEJAVU.format('SansCondensed'), 0, 0.6),
    Face('dejavu-sans-bold', DEJAVU.format('Sans-Bold'), 0, 0.4),
    Face('carlito', CROSEXTRA.format('Carlito-Regular'), 0, 1.2),
    Face('carlito-bold', CROSEXTRA.format('Carlito-Bold'), 0, 0.4),
    Face('caladea', CROSEXTRA.format('Caladea-Regular'), 0, 0.5),
    Face('roboto', TRUETYPE + '/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf', 0, 0.4),
    Face('roboto-light', TRUETYPE + '/roboto/unhinted/RobotoTTF/Roboto-Light.ttf', 0, 0.3),
    Face('open-sans', TRUETYPE + '/open-sans/OpenSans-Regular.ttf', 0, 0.4),
    Face('free-serif', TRUETYPE + '/freefont/FreeSerif.ttf', 0, 0.4),
]

# Never in training: these only measure.
KEPT_OUT = [
    Face('fandol-kai', FANDOL + '/FandolKai-Regular.otf', 0, 1.0),
    Face('sungtil', '/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf', 0, 1.0),
    Face('kaitim', '/usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf', 0, 1.0),
    Face('microhei', '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc', 0, 1.0),
]

DASHES = '–―─'  # beside — and -, which the alphabet has
LATIN_SIGNS = '≥≤≠±×÷‰°·—“”‘’…√¥²³☑≪≫≈→Φμ' + DASHES

# From outside the alphabet, to teach doubt: other scripts, and Han that no form should hold.
STRANGERS = ('ёжшщюяфбгдЖДФБЯαβγδελπσωΩΣあいうえおかきのはまやアイウエオカキノハマ'
             'ㄅㄆㄇㄈ♀♂♠♥♪〓▽◇◆◎⊙∈∏∑∪∩∠⌒∫∮≌∝∞'
             '龘靐齉爩麤灪龗鱻驫羴籲鬱讟饢欞虋鸞鑿爨豔纘齾龖厵飝囖嚻壪夒孋巕彠忀憃戇攥'
             '圕巭嫑嘦兛瓩粍浬哩呎吋啢嗧糎竓竡卍卐乄')


def _draw(font, char):
    """The glyph of one character, or None where the face has only blank."""
    image = Image.new('L', (EM * 2 + 32, HEIGHT), 0)
    ImageDraw.Draw(image).text((16, BASELINE), char, font=font, fill=255, anchor='ls')
    pixels = np.asarray(image)
    columns = np.flatnonzero(pixels.any(0))
    if len(columns) == 0:
        return None
    rows = np.flatnonzero(pixels.any(1))
    ink = pixels[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]
    return Glyph(np.ascontiguousarray(ink), int(rows[0]), int(columns[0]) - 16,
                 float(font.getlength(char)))


def _same(glyph, other):
    return (other is not None and glyph.ink.shape == other.ink.shape
            and bool((glyph.ink == other.ink).all()))


def render(face, chars):
    """All glyphs of a face; characters that it lacks (drawn as its "missing" box) are left out."""
    font = ImageFont.truetype(face.path, EM, index=face.index,
                              layout_engine=ImageFont.Layout.BASIC)
    missing = [_draw(font, '\uffff'), _draw(font, '\U0010fffd')]
    glyphs = {}
    for char in chars:
        glyph = _draw(font, char)
        if glyph is not None and not any(_same(glyph, m) for m in missing):
            glyphs[char] = glyph
    return glyphs


def load(faces, chars, cache):
    """{face name: {character: Glyph}}, rendered at the first call and kept in the folder `cache`."""
    os.makedirs(cache, exist_ok=True)
    loaded = {}
    for face in faces:
        kept = os.path.join(cache, face.name + '.glyphs')
        if not os.path.exists(kept):
            partial = f'{kept}.{os.getpid()}'
            with open(partial, 'wb') as file:
                pickle.dump(render(face, chars), file, protocol=pickle.HIGHEST_PROTOCOL)
            os.replace(partial, kept)
        with open(kept, 'rb') as file:
            loaded[face.name] = pickle.load(file)
    return loaded


def han_chars():
    return (alphabet.ALPHABET + [alphabet.full_width(c) for c in alphabet.ASCII] + list(DASHES)
            + list(STRANGERS))


def latin_chars():
    return list(alphabet.ASCII + LATIN_SIGNS)

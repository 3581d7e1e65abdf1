"""What offices print: names, amounts, dates, codes, values with comparators. A small grammar.

Each function takes a random.Random and returns a text. The lists are ordinary words of the field,
written down by hand; no document was copied.
"""

SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
GIVEN = '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂梅玲红华建国志海燕春雪晓宇浩然子轩梓涵欣怡雨泽思雅婷凯鑫鹏飞旭东辉斌波宁倩琳颖慧莹璐佳瑶琪萱博文俊豪嘉睿晨曦瑞祥昊天奕诺一铭煜城皓珺玥祎喆堃昇晟瑄璟旻垚燚赟翀芃'
UYGHUR = ('阿卜杜 买买提 艾力 吐尔逊 古丽 阿依 努尔 麦麦提 依明 玉素甫 木合塔尔 热合曼 卡德尔 沙吾提 '
          '帕提古丽 阿迪力 艾尼瓦尔 迪丽努尔 阿布力孜 塔依尔 肉孜 吾斯曼 哈力克 居马 托合提 萨拉木 艾山 '
          '玛依拉 祖丽胡玛尔 穆拉提 伊力哈木 买合木提 亚森 加马力 库尔班 克里木 再努尔 阿孜古丽 热孜万古丽 '
          '叶尔肯 别克 加尔肯 巴合提 胡安什 恰里甫 达吾提 赛买提 尼亚孜 斯坎德尔 图尔荪 美合日班').split()
PLACES = ('博湖 库尔勒 阿克陶 阿图什 乌恰 阿合奇 克孜勒苏 喀什 和田 墨玉 皮山 于田 民丰 策勒 洛浦 莎车 叶城 '
          '麦盖提 巴楚 伽师 岳普湖 英吉沙 疏附 疏勒 塔什库尔干 轮台 尉犁 若羌 且末 焉耆 和静 和硕 伊宁 霍城 '
          '察布查尔 尼勒克 昭苏 特克斯 巩留 新源 奎屯 塔城 额敏 托里 裕民 和布克赛尔 阿勒泰 布尔津 富蕴 福海 '
          '哈巴河 青河 吉木乃 昌吉 阜康 呼图壁 玛纳斯 奇台 吉木萨尔 木垒 吐鲁番 鄯善 托克逊 哈密 巴里坤 伊吾 '
          '石河子 阿拉尔 图木舒克 五家渠 北屯 铁门关 双河 可克达拉 昆玉 南京 无锡 徐州 常州 苏州 盱眙 泗洪 睢宁 '
          '邳州 濮阳 浚县 武陟 获嘉 亳州 歙县 黟县 泾县 旌德 婺源 鄱阳 余干 弋阳 蕲春 郧西 秭归 监利 涪陵 綦江 '
          '忠县 郫都 犍为 珙县 筠连 邛崃 嵊州 鄞州 衢州 丽水 缙云 东莞 番禺 儋州 澄迈 融水 覃塘 隰县 蔚县 '
          '井陉 藁城 蠡县 涿州 乐亭 莒县 郯城 临朐 茌平 莘县 鄄城 郓城 西藏 那曲 噶尔 玉树 循化 湟中 积石山').split()
LEVELS = '省 市 县 区 自治区 自治州 州 镇 乡 街道 旗 地区 兵团'.split()
OFFICES = ('财政局 教育和科学技术局 人力资源和社会保障局 畜牧兽医站 水利局 农业农村局 卫生健康委员会 民政局 公安局 '
           '住房和城乡建设局 交通运输局 文化体育广播电视和旅游局 市场监督管理局 应急管理局 退役军人事务局 审计局 '
           '统计局 自然资源局 林业和草原局 生态环境局 司法局 乡村振兴局 医疗保障局 人民检察院 人民法院 人大常委会办公室 '
           '政协委员会办公室 党委组织部 宣传部 统战部 纪委监委 机关事务服务中心 妇幼保健计划生育服务中心 疾病预防控制中心 '
           '人民政府 人民医院 第一中学 党校 残疾人联合会 总工会 妇女联合会 共青团委员会 工商业联合会 供销合作社 '
           '融媒体中心 信访局 税务局 气象局 消防救援大队 综合行政执法局 政务服务中心 住房公积金管理中心').split()
PROJECTS = ('业务经费 专项经费 补助资金 购置项目 维修改造项目 建设项目 运行维护费 培训费 工作经费 生活补贴 疫苗采购 '
            '信息化建设 人居环境整治 高标准农田建设 农村饮水安全巩固提升 基层党组织阵地建设 危房改造 草原生态修复治理 '
            '义务教育薄弱环节改善 公共卫生服务 就业创业补助 防疫物资 三支一扶 城乡居民养老保险 驻村工作队 '
            '残疾人康复 档案数字化 垃圾清运 道路养护 河道治理 设备更新 普法宣传 扶贫小额信贷贴息').split()
INDICATORS = ('完成率 覆盖率 合格率 及时率 满意度 达标率 增长率 发放标准 人均补助标准 受益人数 培训人次 购置数量 '
              '验收合格率 资金到位率 资金使用合规率 项目完成时间 成本控制数 单位成本 服务对象满意度 受益群众满意度 '
              '政策知晓率 设备利用率 系统正常运行率 死亡率 发病率 补助对象准确率 开工及时率 持续影响期限').split()
UNITS = ('% % % % 万元 元 人 次 个 人次 元/人 项 户 亩 公里 平方米 元/月 天 月 年 名 家 ℃ ‰ 件 辆 元/人/年 千米 '
         '吨 套 台 批 篇 场 期 处 座 万人次 元/平方米 ㎡ 米 小时 分钟 只 头 羽 所 册 份 条 km kg mm m³ m² GB '
         '万元/年 元/人·月 元/亩 工作日 个月 μg/m³ μm').split()
COMPARATORS = ('≥ ' * 12 + '≤ ' * 12 + '> < = = >= <= ± ≠ >= <= > < ' * 3 + '≪ ≪ ≫ ≈').split()
LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
MODELS = ('DELL HP ThinkPad LED LCD GIS GPS CPU SSD USB Wi-Fi WIFI A4 A3 PVC PE PPR 5G 4G IP CAD BIM PPP EPC VPN '
          'HPV DNA RNA ICU CT MRI DR PCR ETC KTV AED PM2.5 PM10 COD BOD VOCs NOx SO2 CO2 OA APP PDF Excel Word '
          'Windows Linux Oracle MySQL Java Web AI VR KN95 N95 II III IV').split()
CN_DIGITS = '〇一二三四五六七八九'


def digits(rng, count):
    return ''.join(rng.choice('0123456789') for _ in range(count))


def amount(rng):
    whole = rng.randrange(10 ** rng.randrange(1, 9))
    text = f'{whole:,}' if rng.random() < .4 else str(whole)
    return text + rng.choice(['', '', '.' + digits(rng, 1), '.' + digits(rng, 2), '.00',
                              '.' + digits(rng, 4), '.' + digits(rng, 6)])


def value(rng):
    """A target: comparator, number, unit."""
    number = (rng.choice(['100', '95', '90', '98', '85', '80', '99', str(rng.randrange(101))])
              if rng.random() < .45 else amount(rng))
    unit = rng.choice(UNITS) if rng.random() < .8 else ''
    shape = rng.randrange(12)
    if shape == 0:
        return number + rng.choice(['%', '', '%']) + rng.choice('----~~—') + amount(rng) + unit
    if shape == 1:
        return rng.choice(['不低于', '大于等于', '不超过', '小于', '达到', '约']) + number + unit
    if shape == 2:
        return rng.choice(COMPARATORS)
    if shape == 3:
        return '(' + rng.choice(COMPARATORS) + number + unit + ')'
    return rng.choice(COMPARATORS) + number + unit


def date(rng):
    year = rng.choice(['20', '20', '20', '19']) + digits(rng, 2)
    month, day = rng.randrange(1, 13), rng.randrange(1, 32)
    if rng.random() < .15:
        chinese = ''.join(CN_DIGITS[int(d)] for d in year)
        return chinese + '年' + rng.choice('一二三四五六七八九十') + '月'
    if rng.random() < .3:
        mark = rng.choice('-/.')
        return f'{year}{mark}{month:02d}{mark}{day:02d}'
    return (f'{year}年' + rng.choice(['', '度', f'{month}月', f'{month}月{day}日'])
            + rng.choice(['', '', '前', '底', '-' + f'{month}月', '至']))


def document_number(rng):
    left, right = rng.choice(['〔〕', '〔〕', '()', '[]'])
    office = rng.choice(PLACES)[0] + rng.choice(['财预', '财行', '财社', '党发', '政办发', '人社发', '财教', '农发', '卫发', '财综', '发改'])
    return f'{office}{left}20{digits(rng, 2)}{right}{rng.randrange(1, 400)}号'


def code(rng):
    kind = rng.randrange(5)
    if kind == 0:
        return digits(rng, rng.randrange(1, 19))
    if kind == 1:
        return digits(rng, 3) + rng.choice(['-', '']) + digits(rng, rng.choice([7, 8]))
    if kind == 2:
        return ''.join(rng.choice(LETTERS + '0123456789') for _ in range(rng.randrange(3, 13)))
    if kind == 3:
        return rng.choice(LETTERS) + rng.choice(['-', '']) + digits(rng, rng.randrange(1, 6)) + rng.choice(['', 'A', 'B', 'Pro', '/T'])
    return f'65{digits(rng, 10)}{rng.choice(LETTERS)}{digits(rng, 5)}'


def person(rng):
    if rng.random() < .5:
        return rng.choice(SURNAMES) + ''.join(rng.choice(GIVEN) for _ in range(rng.choice([1, 2, 2])))
    join = rng.choice(['·', '·', '·', ''])
    return join.join(rng.choice(UYGHUR) for _ in range(rng.choice([1, 2, 2, 3])))


def office(rng):
    return rng.choice(PLACES) + rng.choice(LEVELS) + rng.choice(OFFICES)


def project(rng):
    return (rng.choice(['', f'20{digits(rng, 2)}年', rng.choice(PLACES) + rng.choice(LEVELS)])
            + rng.choice(['', rng.choice(OFFICES)]) + rng.choice(PROJECTS))


def indicator(rng):
    if rng.random() < .1:  # a quantity and its price, as typed in haste
        return (rng.choice(PROJECTS)[:rng.randrange(2, 7)] + digits(rng, rng.randrange(1, 5)) + rng.choice(UNITS)
                + rng.choice('\\\\\\/、*') + digits(rng, rng.randrange(1, 5)) + rng.choice(['(元)', '元', '(万元)']))
    if rng.random() < .02:  # pipes by their bore, roads from here to there
        return rng.choice(['Φ' + digits(rng, rng.randrange(2, 4)), rng.choice(PLACES) + '→' + rng.choice(PLACES)])
    if rng.random() < .06:
        return '、'.join(f'{rng.randrange(1, 20)}#' for _ in range(rng.randrange(1, 4))) + rng.choice(PROJECTS)
    return rng.choice(PROJECTS)[:rng.randrange(2, 7)] + rng.choice(INDICATORS) + rng.choice(['', '', '(%)', '(万元)', '(人)'])


def numbering(rng):
    return rng.choice([lambda: rng.choice('一二三四五六七八九十') + '、',
                       lambda: '(' + rng.choice('一二三四五六七八九十') + ')',
                       lambda: str(rng.randrange(1, 40)) + rng.choice(['.', '、', ')']),
                       lambda: '(' + str(rng.randrange(1, 20)) + ')',
                       lambda: rng.choice('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'),
                       lambda: rng.choice(['Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅵ', 'Ⅶ', 'Ⅷ', 'Ⅸ', 'Ⅺ', 'Ⅻ']) + rng.choice(['类', '级', '、', '']),
                       lambda: rng.choice('√□☑■★※▲●△')])()


def latin(rng, words):
    kind = rng.random()
    if kind < .5:
        return rng.choice(MODELS)
    word = rng.choice(words)
    return word if kind < .8 else word.upper() if kind < .9 else word.capitalize()


def quoted(rng, inner):
    left, right = rng.choice(['“”', '“”', '《》', '《》', '()', '【】', '‘’', '""', '[]', '≪≫'])
    return left + inner + right

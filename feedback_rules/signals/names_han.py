"""Find full Chinese and Japanese names of the seller or its staff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from feedback_rules.signals.cues import Cue
from feedback_rules.signals.name_lists import forenames, surnames
from feedback_rules.signals.scene import Scene, Sighting
from feedback_rules.signals.words import words
from feedback_rules.verdict import Answer

__all__ = ["find_han_names"]

_HAN = re.compile("[\u3400-\u9fff]")
_KANA = re.compile("[\u3041-\u30ff]")
_IS_HAN = re.compile("[\u3400-\u9fff々]")
_LINK = re.compile(
    r"[\s:：，,、・「『“\"(（・]{0,2}(?:(?:了|是|为|叫|名叫|名字|写的是|写着|姓名|名義|の名前は|の|は|が|で|に出た|した|という|：|:){0,2})[\s:：，,、「『“\"(（・]{0,2}"
)
_TITLE_JA = re.compile("さん|さま|様|氏|ちゃん|くん|君|殿|先生")
_END_JA = re.compile("さん|さま|様|氏|くん|君|殿|は|が|に|を|の|と|から|も|で|へ|という|[\\s、。，,！!?？）)」』・:：（(0-9A-Za-z]|$")
_END_ZH = re.compile(
    "[^\u3400-\u9fff]|$|的|是|说|在|不|很|态|电|拒|骂|卖|发|给|打|没|先生|女士|小姐|就|都|也|把|让|叫|居|竟|要|还|回|收|威|骗|欺|说|告|承|答|忽|坑|太|真|非|特|态|說|罵|賣|發|態|這|这|那|服|沟|聊|谈|店|老板|客服|经理|和|跟|根|从|從|連|连|帮|幫|处|處|负|負|亲|主动|个人|账|帐|帳|户|戶|银行|已|一直|多次|反|强|死|又|却|只|人|最|总|還|對|对|自|退|收|换|換|解|联|聯|寄|推|耐|热|特"
)
_BUSINESS = re.compile(
    "商店|商会|商事|株式|会社|電機|電器|電気|工業|運輸|書店|堂|屋|店|園|館|製作|産業|百貨|公司|集团|旗舰|专卖|旗艦|電子|电子|贸易|科技|超市|商行|路|街|市|区|县|省|さん家"
)
_WORDS_ZH = words(
    "高兴 安全 平安 和平 文明 高明 黄金 金属 白金 金华 安静 明明 全新 万元 成品 方正 金银 白天 常常 时常 安康 康宁 金石 华为 龙泉 江南 云南 海南 河南 江西 湖南 黄山 华山 文山 金山 石家 明天 "
    "明年 金龙 龙江 和谐 和睦 高级 马上 方便 任何 安排 包装 全部 温和 向来 何必 于是 白色 黄色 金色 应该 成功 时间 项目 程度 严重 童装 钱财 文具 金额 牛皮 连忙 石头 花儿 华丽 明显 方法 安心 "
    "高大 全国 家家 祝福 祝愿 小宝 大家 平常 许多 谢谢 高洁 常德 安阳 洪江 大连 宝宝 和美 和气 白云 康健 健康 安慰 全家 全心 诚信 诚意 富贵 荣华 云海 安宁 文娟"
)
_FAKE_GIVEN = words("子 三 四 五 六 某 某某 老师 先生 女士 小姐 经理 老板 店长 总 工 师傅 姐 哥 主任 客服 老闆")
_COMPOUND = (
    "欧阳",
    "歐陽",
    "司马",
    "司馬",
    "上官",
    "诸葛",
    "諸葛",
    "夏侯",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "东方",
    "南宫",
    "端木",
    "百里",
    "长孙",
    "宇文",
    "轩辕",
)
_GIVEN_CHARS = frozenset(
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华健红辉玲燕鹏飞雪梅鑫波斌宇浩凯婷倩欣怡佳嘉慧颖琳雅莉莹璐蕾薇洁瑶瑞祥志建国庆德春秋荣俊峰旭阳晨轩昊睿博文涵梓雨桐诺泽奕辰沐宸茗依若汐语艺苡一然诗彤晓彬海亮帆翔龙虎豪"
    "杨森林坤琪悦媛妍珊珍珠凤琴芬菊香云霖宁康凡永胜兴义仁忠信诚礼智淑惠美贞君傑宏雄偉軍麗艷華紅輝蘭鳳龍國榮慶曉亞瑋琦瑜璇钰铭锋钢铁柱根宝富贵友良元亨震宗世昌盛茂松柏竹楠枫岩峻岭江河湖川溪清淼润泉滨航舟翰墨书棋画冰洪立新子紫思"
    "恩恒毅坚達廷彥哲宥承冠品妤詠晴佩筱家馨裕业绍启卫东西南北少小大玉金银万千百学才光进培炳炎焱钧鸿雁彩霄娇娥媚妮姗姣姝婧婉嫣芝芸芮芷苗茜茹莎菁菲萌萍蓉蓓薛彦彪彭微徽"
)


@cache
def _family_ja() -> frozenset[str]:
    return frozenset(name for name in surnames() if 1 <= len(name) <= 3 and _IS_HAN.match(name))


def _is_given_zh(given: str) -> bool:
    if not given or given in _FAKE_GIVEN:
        return False
    return given in forenames() or all(char in _GIVEN_CHARS for char in given)


def _read_zh(text: str, start: int) -> int | None:
    """Return the end of the Chinese name that starts at a position."""
    length = 2 if text[start : start + 2] in _COMPOUND else 1
    family = text[start : start + length]
    if length == 1 and family not in surnames():
        return None
    begin = start + length
    for count in (2, 1):
        given = text[begin : begin + count]
        end = begin + count
        if (
            len(given) < count
            or not all(_IS_HAN.match(char) for char in given)
            or text[start:end] in _WORDS_ZH
            or text[start : start + 2] in _WORDS_ZH
        ):
            continue
        if not _is_given_zh(given) or not _END_ZH.match(text, end) or _BUSINESS.match(text, end):
            continue
        return end
    return None


def _read_ja(text: str, start: int) -> tuple[int, bool] | None:
    """Return the end of the Japanese name that starts at a position, and whether its given name is known."""
    for length in (3, 2, 1):
        family = text[start : start + length]
        if len(family) < length or family not in _family_ja():
            continue
        begin = start + length
        spaced = text[begin : begin + 1] in (" ", "\u3000", "・")
        begin += spaced
        for count in (4, 3, 2, 1):
            given = text[begin : begin + count]
            if len(given) < count or not _END_JA.match(text, begin + count) or _TITLE_JA.match(given):
                continue
            if given in forenames():
                return begin + count, True
            titled = bool(_TITLE_JA.match(text, begin + count))
            if (
                count <= 3
                and (count > 1 or titled)
                and (length > 1 or spaced)
                and all(_IS_HAN.match(char) for char in given)
                and not _BUSINESS.search(given)
                and not _BUSINESS.match(text, begin + count)
            ):
                return begin + count, False
    return None


@cache
def _chinese_pair() -> re.Pattern[str]:
    families = "".join(sorted(name for name in surnames() if len(name) == 1 and _IS_HAN.match(name)))
    return re.compile(
        f"(?:[{families}]|{'|'.join(_COMPOUND)})[{''.join(sorted(_GIVEN_CHARS | {name[0] for name in forenames() if _IS_HAN.match(name)}))}]"
    )


def _may_hold(text: str) -> bool:
    """Whether a family name and a given name may stand side by side."""
    if _KANA.search(text):
        families = _family_ja()
        return any(run[at : at + size] in families for run in _HAN_RUN.findall(text) for at in range(len(run)) for size in (2, 1, 3))
    if _JAPANESE_ROLE.search(text):
        return True
    return _chinese_pair().search(text) is not None


_JAPANESE_ROLE = re.compile("担当|店長|店主|代表|名義|振込|様|氏")
_HAN_RUN = re.compile("[\u3400-\u9fff々]{2,40}")
_FORWARD = (Cue.STAFF, Cue.SELLER, Cue.CONTACT, Cue.PAYEE, Cue.SIGNED)


def find_han_names(scene: Scene) -> Iterator[Sighting]:
    """Yield full Chinese and Japanese names behind a role or payment, or in front of a seller's deed."""
    text = scene.text
    if text.isascii() or not _may_hold(text):
        return
    if not scene.cues.any(*_FORWARD, Cue.SOLD, Cue.OF_SHOP, Cue.DEED, Cue.THANKS):
        return
    is_japanese = bool(_KANA.search(text))
    yield from _announced(scene, is_japanese=is_japanese)
    yield from _acting(scene, is_japanese=is_japanese)


def _name_at(text: str, start: int, *, is_japanese: bool) -> tuple[int, bool] | None:
    if is_japanese:
        return _read_ja(text, start)
    end = _read_zh(text, start)
    if end:
        return end, True
    found = _read_ja(text, start)
    return found if found and found[1] else None


def _announced(scene: Scene, *, is_japanese: bool) -> Iterator[Sighting]:
    """Yield the names that a cue announces."""
    text = scene.text
    for hit in scene.cues.of(*_FORWARD):
        outsider = scene.cues.last_before(hit.end, 0, Cue.SELF, Cue.COURIER)
        if (outsider and outsider.end >= hit.end) or scene.cues.last_before(hit.start, 1, Cue.COURIER):
            continue
        link = _LINK.match(text, hit.end)
        starts = {hit.end, link.end() if link else hit.end}
        for start in sorted(starts, reverse=True):
            found = _name_at(text, start, is_japanese=is_japanese)
            if not found:
                continue
            end, known = found
            if (
                is_japanese
                or hit.cue is not Cue.CONTACT
                or len(text[hit.start : hit.end]) > 1
                or scene.cues.first_after(end, 2, Cue.SOLD, Cue.DEED)
            ):
                yield Sighting(start, end, "name", Answer.YES if known or hit.cue is not Cue.SELLER else Answer.UNSURE)
            break
        else:
            if is_japanese and hit.cue is Cue.STAFF:
                yield from _family_alone(scene, hit.start, link.end() if link else hit.end)


def _family_alone(scene: Scene, cue_start: int, start: int) -> Iterator[Sighting]:
    """Yield a Japanese family name with its title behind a role: unsure."""
    if scene.cues.last_before(cue_start, 1, Cue.COURIER):
        return
    for length in (3, 2):
        if scene.text[start : start + length] in _family_ja() and _TITLE_JA.match(scene.text, start + length):
            yield Sighting(start, start + length, "name", Answer.UNSURE)
            return


def _acting(scene: Scene, *, is_japanese: bool) -> Iterator[Sighting]:
    """Yield the names that stand in front of a deed, at the start of a sentence or behind thanks."""
    text = scene.text
    for hit in scene.cues.of(Cue.SOLD, Cue.OF_SHOP, Cue.DEED):
        for length in range(2, 8):
            start = hit.start - length
            if start < 0:
                break
            if not _is_opening(scene, start):
                continue
            found = _name_at(text, start, is_japanese=is_japanese)
            if not found:
                continue
            end, known = found
            if (
                end <= hit.start <= end + 3
                and known
                and not _HAN.sub("", text[end : hit.start]).strip("さん様氏先生女士のがはに ，,、")
                and _gap_is_small(text[end : hit.start])
            ):
                outsider = scene.cues.last_before(start, 1, Cue.SELF, Cue.COURIER)
                if not outsider:
                    sure = hit.cue is Cue.SOLD or hit.cue is Cue.OF_SHOP
                    yield Sighting(start, end, "name", Answer.YES if sure else Answer.UNSURE)
                break


def _gap_is_small(gap: str) -> bool:
    return not gap or gap.strip(" ，,、") in (
        "",
        "さん",
        "様",
        "氏",
        "先生",
        "女士",
        "小姐",
        "さんが",
        "さんは",
        "が",
        "は",
        "在",
        "就",
        "又",
        "还",
        "居然",
        "竟然",
        "这个",
        "，",
    )


def _is_opening(scene: Scene, start: int) -> bool:
    """Whether nothing of a word stands right before a position."""
    before = scene.text[start - 1] if start else ""
    if not before or (not _IS_HAN.match(before) and not before.isalnum()):
        return True
    cue = scene.cues.last_before(start, 0, Cue.THANKS, Cue.CONTACT, Cue.STAFF, Cue.SELLER, Cue.SHOP)
    return cue is not None or before in "的被和跟与找向は、がのに"

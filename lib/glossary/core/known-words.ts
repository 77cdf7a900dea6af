/**
 * Ordinary words and phrases of political Chinese in which a shorter word, one that glossaries often hold, seems to
 * stand across the seam of two others: 中国 in 发展中国家, 民生 in 人民生活, 国企 in 中国企业. A slash marks a seam.
 *
 * How they work: a term whose edge falls inside a known word, and not on a seam, is not there, unless the term is
 * longer than what is listed (其中 does not hide 中国特色社会主义). An entry that is itself a term of the glossary does
 * nothing: then longest match decides. What would as often be wrong as right is left out: 中美国 may be 中美 and 国 or
 * 中 and 美国. Some entries are here only to win from another: 尤其中国 is not 其中 and 国.
 */
const LISTED = `
发展中/国家 其中 集中 尤其 及其 极其 与其 土耳其 汇集 筹集 聚集 征集 收集 召集 采集 募集 云集
中国 中国/人民 国/人民 我国 两国 外国 跨国 各国/会 别国/内政 他国/内政 各国/内政 各国/企业 各国/产品 美国/企业 美国/产品 国/民众 国/民主 国/民间
拉美 欧美 北美 南美 英美 东南亚 东北亚 中东欧 中东部 海/地区 南苏丹 内蒙古 北马其顿 北爱尔兰
赤道几内亚 几内亚比绍 巴布亚新几内亚 印度尼西亚 印度洋 罗马尼亚 索马里
民/生活 民/生产 民/生命 人民/主体 公民/主体 农民/主体 居民/主体 人民/主权 人民/主动 农民/主动
人/权利 人/权益 人/权力 民/权利 民主/权利 业主/权利 主权/利益
依法/治国 依法/治理 依法/治军 依法/治企 依法/治网 依法/治港 法/制度 法/制定 法/制裁 法/制约
经济/体制 经济/体系 经济/体量 共同/体验 共同/体会 共同/体现
对外/交流 对外/交往 中外/交流 中外/交往 内外/交流 海外/交流 海外/交易 场外/交易
联合/作战 联合/作业 综合/作用 结合/作用
平等/互利 平等/相待 平等/协商 平等/参与 平等/对话 平等/合作 和/平衡 和/平台 和/平稳
和/解决 和/解释 和/解放 和/谈判 公共 思维/和 协议/和 会议/和 建议/和
协商/会议 社会/议题 峰会/议题 峰会/议程 大会/议题 大会/议程 国会/议员 安全 科学 大学
重大 扩大 最大 加大 强大 广大 人/大幅 人/大力 人/大多 人/大量
统一 之一 第一 唯一 平台 舞台 出台 各自/治理
和谈/判断 生产/力度 水平/等 委员会/议事 外国人/民事 人民币 公约数 公约/数量 自主权 自主权/利
公平/和/平等 公正/和/平等 自由/和/平等 正义/和/平等 尊重/和/平等
本条/约定 一条/约定
`;

/** A word or phrase, and where inside it one word ends and the next begins, in characters from its start. */
export type KnownWord = { readonly text: string; readonly seams: readonly number[] };

export const KNOWN_WORDS: readonly KnownWord[] = LISTED.trim().split(/\s+/).map(readWord);

function readWord(listed: string): KnownWord {
  const parts = listed.split("/");
  const seams: number[] = [];
  let length = 0;
  for (const part of parts.slice(0, -1)) {
    length += part.length;
    seams.push(length);
  }
  return { text: parts.join(""), seams };
}

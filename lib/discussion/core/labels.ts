/** How many colors labels are told apart by; the interface has a token for each. */
export const LABEL_COLORS = 8;

export type DefaultLabel = {
  readonly mqmType: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly colorIndex: number;
};

/**
 * What a project's labels begin with: the error types of MQM Core (Multidimensional Quality Metrics, themqm.org) that
 * concern a pair of texts. One color a dimension.
 */
export const MQM_LABELS: readonly DefaultLabel[] = [
  { mqmType: "terminology", nameEn: "Terminology", nameZh: "术语", colorIndex: 0 },
  { mqmType: "accuracy/mistranslation", nameEn: "Mistranslation", nameZh: "误译", colorIndex: 1 },
  { mqmType: "accuracy/addition", nameEn: "Addition", nameZh: "增译", colorIndex: 1 },
  { mqmType: "accuracy/omission", nameEn: "Omission", nameZh: "漏译", colorIndex: 1 },
  { mqmType: "accuracy/untranslated", nameEn: "Untranslated", nameZh: "未译", colorIndex: 1 },
  { mqmType: "linguistic-conventions/grammar", nameEn: "Grammar", nameZh: "语法", colorIndex: 2 },
  { mqmType: "linguistic-conventions/spelling", nameEn: "Spelling", nameZh: "拼写", colorIndex: 2 },
  { mqmType: "linguistic-conventions/punctuation", nameEn: "Punctuation", nameZh: "标点", colorIndex: 2 },
  { mqmType: "style", nameEn: "Style", nameZh: "文体", colorIndex: 3 },
  { mqmType: "locale-conventions", nameEn: "Locale conventions", nameZh: "地区惯例", colorIndex: 4 },
  { mqmType: "audience-appropriateness", nameEn: "Audience", nameZh: "受众适应", colorIndex: 5 },
];

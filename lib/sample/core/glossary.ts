/** A term of the sample's glossary; what is not said is empty. */
export type SampleTerm = {
  readonly language: "zh-CN" | "en";
  readonly text: string;
  readonly status: "preferred" | "admitted" | "deprecated" | "superseded";
  readonly citation?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
};

export type SampleConcept = {
  readonly domain: string;
  readonly note?: string;
  readonly terms: readonly SampleTerm[];
};

const zh = (text: string): SampleTerm => ({ language: "zh-CN", text, status: "preferred" });
const en = (text: string): SampleTerm => ({ language: "en", text, status: "preferred" });

export const SAMPLE_GLOSSARY = {
  name: "示例术语 · Sample terms",
  description: "随示例项目附带的小术语库。A small glossary that comes with the sample project.",
};

/**
 * Terms of the interview. The long one about circulation holds three others; a wording was replaced on a day before the
 * interview, and one is not to be used: each of the two tracks meets some verdict or other.
 */
export const SAMPLE_CONCEPTS: readonly SampleConcept[] = [
  {
    domain: "外交 · Diplomacy",
    note: "2024年起改用 humanity。From 2024 on the wording is “humanity.”",
    terms: [
      zh("人类命运共同体"),
      {
        ...en("community with a shared future for humanity"),
        citation: "Style notice 1 of 2024 (sample)",
        validFrom: "2024-01-01",
      },
      {
        ...en("community with a shared future for mankind"),
        status: "superseded",
        validUntil: "2023-12-31",
      },
    ],
  },
  {
    domain: "经济 · Economy",
    terms: [
      zh("以国内大循环为主体、国内国际双循环相互促进的新发展格局"),
      en(
        "new development pattern, with domestic circulation as the mainstay and domestic and international circulations reinforcing each other",
      ),
    ],
  },
  { domain: "经济 · Economy", terms: [zh("国内大循环"), en("domestic circulation")] },
  {
    domain: "经济 · Economy",
    terms: [
      zh("国内国际双循环"),
      en("domestic and international circulations"),
      { ...en("dual circulation"), status: "admitted" },
    ],
  },
  { domain: "经济 · Economy", terms: [zh("新发展格局"), en("new development pattern")] },
  {
    domain: "外交 · Diplomacy",
    terms: [zh("共商共建共享"), en("extensive consultation, joint contribution and shared benefits")],
  },
  { domain: "物流 · Logistics", terms: [zh("新通道"), en("New Corridor")] },
  {
    domain: "合作 · Cooperation",
    note: "不用 small and beautiful：像是在说外观。It sounds as if it were about looks.",
    terms: [zh("小而美"), en("small yet smart"), { ...en("small and beautiful"), status: "deprecated" }],
  },
  { domain: "物流 · Logistics", terms: [zh("最后一公里"), en("last mile")] },
  {
    domain: "生态 · Environment",
    terms: [zh("绿水青山就是金山银山"), en("lucid waters and lush mountains are invaluable assets")],
  },
];

/** A proposal that waits for whoever decides: to admit another wording for the concept of this Chinese term. */
export const SAMPLE_PROPOSAL = {
  of: "最后一公里",
  term: { ...en("last kilometer"), status: "admitted" },
  reason: "译稿用了 last kilometer，与原文单位一致。The draft has it, and it keeps the unit of the source.",
} as const;

/** How far a sample rendering has come; `needs-work` is one that a reviewer sent back. */
export type SampleState = "initial" | "translated" | "reviewed" | "final" | "needs-work";

/** English for the paragraph whose source begins so; `text` is empty where the track has nothing yet. */
export type SampleRendering = { readonly begins: string; readonly text: string; readonly state: SampleState };

export type SampleTrack = {
  readonly name: string;
  readonly language: string;
  readonly kind: "official" | "draft";
  readonly attribution: string;
  readonly citation: string;
  readonly date: string | null;
  /** What it calls those who speak; the draft has not named everybody yet. */
  readonly speakers: readonly { readonly label: string; readonly name: string }[];
  readonly renderings: readonly SampleRendering[];
};

const official: readonly SampleRendering[] = [
  {
    begins: "把开放的大门",
    text: "Opening the Door Ever Wider: The Minister on the Year’s Work in an Exclusive Interview",
    state: "final",
  },
  {
    begins: "2025年12月20日",
    text: "The Minister gives an exclusive interview at the Ministry on December 20, 2025.\nPhoto by our staff reporter",
    state: "final",
  },
  {
    begins: "近日，部长就",
    text: "The Minister recently gave an exclusive interview on this year’s work in trade logistics and international cooperation. The full text follows.",
    state: "final",
  },
  {
    begins: "今年外部环境",
    text: "The external environment has been complex and volatile this year. How do you assess the year’s work?",
    state: "final",
  },
  {
    begins: "今年是极不平凡",
    text: "This has been an extraordinary year. Faced with choppy waters abroad, we pursued progress while ensuring stability and used progress to promote stability. The total value of goods passing through our ports reached 3.8 trillion yuan, up 6.4 percent year on year, with private enterprises accounting for more than half for the first time. These achievements were hard won. They are the result of all parties working as one and rising to the challenge.",
    state: "final",
  },
  {
    begins: "我们深刻体会到",
    text: "We have come to see that the harder the times, the more we must maintain strategic resolve and run our own affairs well. Fostering a new development pattern, with domestic circulation as the mainstay and domestic and international circulations reinforcing each other, does not mean developing behind closed doors. It means gaining the initiative through opening up at a higher level.",
    state: "final",
  },
  {
    begins: "“新通道”建设",
    text: "The New Corridor has been a highlight this year. Could you tell us about its progress?",
    state: "final",
  },
  {
    begins: "我想用三个",
    text: "Let me sum it up in three words. The first is faster. Corridor trains made 19,000 trips this year and carried 2.05 million TEUs of goods, up 8 percent and 9.5 percent respectively. Customs clearance at major ports now takes nearly 60 percent less time than five years ago.",
    state: "final",
  },
  {
    begins: "二是更密",
    text: "The second is denser. The routes now reach more than 220 cities in 25 countries. Over 1,600 overseas warehouses have been built along them, with a total floor area of more than 19 million square meters, the equivalent of over 2,600 football pitches.",
    state: "final",
  },
  {
    begins: "三是更省",
    text: "The third is more economical. We have made great efforts to bridge the “last mile.” The number of required documents has been cut from 42 to 11, more than 1.2 million paper forms are now handled online, and enterprises save about 13 billion yuan, or some 1.8 billion US dollars, every year.",
    state: "final",
  },
  {
    begins: "通道越走越宽",
    text: "The corridor has grown ever wider not through a solo performance but through a chorus of all parties. Guided by the principle of extensive consultation, joint contribution and shared benefits, we do not form closed and exclusive “small circles.” Together with countries along the routes, we are turning blueprints into construction drawings and combining “hard connectivity” with “soft connectivity,” so that more people enjoy a real sense of gain.",
    state: "reviewed",
  },
  {
    begins: "有人担心",
    text: "Some worry that cooperation projects add to the debt burden of partner countries. What is your view?",
    state: "final",
  },
  {
    begins: "项目好不好",
    text: "The local people are the best judges of whether a project is good. Committed to “small yet smart” projects that improve livelihoods, we have completed more than 360 projects in five years, directly benefiting over 22 million people and creating 420,000 jobs. Every project goes through three rounds of appraisal, and not a single one that does not pay its way is launched.",
    state: "final",
  },
  {
    begins: "授人以鱼",
    text: "It is better to teach a man to fish than to give him a fish. We have set up 28 skills workshops with partner countries and provided 78,000 training opportunities, more than 40 percent of them for women. Many trainees have become the technical backbone in their communities.",
    state: "reviewed",
  },
  { begins: "在绿色发展方面", text: "What new steps have been taken on green development?", state: "final" },
  {
    begins: "绿水青山",
    text: "Lucid waters and lush mountains are invaluable assets. This year our ports used 650 million kilowatt-hours of shore power, cutting carbon dioxide emissions by about 500,000 metric tons. The share of new-energy vehicles in port operations rose from 12 percent to nearly 35 percent. We honor our words with actions: by 2030, all major ports will run on green electricity.",
    state: "final",
  },
  {
    begins: "当前国际形势",
    text: "The international situation is marked by change and turmoil. Are you optimistic about the prospects for international cooperation?",
    state: "final",
  },
  {
    begins: "世界百年未有",
    text: "Changes unseen in a century are unfolding across the world at a faster pace, yet the trend of the times toward peace, development, cooperation and mutual benefit has not changed. Solidarity instead of division, openness instead of isolation, cooperation instead of confrontation: this is the shared aspiration of the international community. All countries are aboard one giant ship with a shared destiny, and no one can stay safe alone.",
    state: "final",
  },
  {
    begins: "我们愿同各方",
    text: "We stand ready to work with all parties, watching out for one another and pulling together, to build a community with a shared future for mankind, so that the fruits of development benefit the people of all countries more fully and more fairly.",
    state: "final",
  },
  { begins: "展望新的一年", text: "Looking to the new year, what is on your agenda?", state: "final" },
  {
    begins: "千里之行",
    text: "A journey of a thousand miles begins with a single step. Next year we will focus on three major tasks: furthering the reform to streamline administration, delegate power, improve regulation and upgrade services, with another 30 administrative approvals to be canceled or delegated; opening 12 new corridor routes; and setting up a 20-billion-yuan fund for logistics innovation, no less than two-thirds of which will go to small and medium-sized enterprises.",
    state: "reviewed",
  },
  {
    begins: "大道不孤",
    text: "The just cause is never lonely, and all under heaven are one family. We believe that as long as all parties move toward each other, the road of cooperation will grow ever wider and lead steadily into the future.",
    state: "final",
  },
];

const draft: readonly SampleRendering[] = [
  {
    begins: "把开放的大门",
    text: "An Ever More Open Door: The Minister Looks Back on the Year",
    state: "reviewed",
  },
  {
    begins: "2025年12月20日",
    text: "The minister talks to our newspaper in his office building, December 20, 2025.\nStaff photo",
    state: "translated",
  },
  {
    begins: "近日，部长就",
    text: "The minister spoke to us about this year’s work on distribution and cooperation with other countries. What follows is the full interview.",
    state: "translated",
  },
  {
    begins: "今年外部环境",
    text: "Conditions abroad have been complex and changeable. How do you rate the year?",
    state: "reviewed",
  },
  {
    begins: "今年是极不平凡",
    text: "It has been a most unusual year. With rough seas outside, we sought progress through stability, and stability through progress. Goods worth 3.8 trillion yuan passed through our ports, 6.4% more than last year; for the first time, private companies handled over half of that. None of this came easily. Everyone pulled together and met the difficulties head on.",
    state: "reviewed",
  },
  {
    begins: "我们深刻体会到",
    text: "We have learned that the harder things get, the more we must keep our nerve and do our own work well. Speeding up the “dual circulation” pattern, in which the domestic economy leads and the domestic and international economies drive each other, is not about building behind closed doors. It is about winning the initiative by opening further.",
    state: "needs-work",
  },
  {
    begins: "“新通道”建设",
    text: "The “new corridor” stands out this year. How far has it come?",
    state: "translated",
  },
  {
    begins: "我想用三个",
    text: "Three words: faster, denser, cheaper. Faster first. Corridor trains ran 19,000 times and moved 2.05 million containers, up 8% and 9.5%. Clearing customs at the main ports takes almost 60% less time than it did five years ago.",
    state: "translated",
  },
  {
    begins: "二是更密",
    text: "Denser: the lines now reach over 220 cities in 25 countries. More than 1,600 overseas warehouses stand along them, covering over 19 million square meters, or some 2,600 football fields.",
    state: "translated",
  },
  {
    begins: "三是更省",
    text: "Cheaper: we worked hard on the “last kilometer.” Companies now file 11 kinds of documents instead of 42, over 1.2 million paper forms have moved online, and businesses save about 13 billion yuan (some $1.8 billion) a year.",
    state: "translated",
  },
  {
    begins: "通道越走越宽",
    text: "The corridor keeps widening because it is a choir and not a soloist. We plan together, build together and benefit together. We want no closed clubs. With the countries along the way we are turning plans into building sites, and joining the hardware of transport with the software of common rules, so that more people feel the difference in their own lives.",
    state: "initial",
  },
  {
    begins: "有人担心",
    text: "Some fear that these projects deepen partners’ debts. What do you say to them?",
    state: "translated",
  },
  {
    begins: "项目好不好",
    text: "Whether a project is any good is for local people to say. Ours are “small and beautiful” and meant to improve lives. In five years we have finished more than 360 of them; over 22 million people benefit directly, and 420,000 jobs were created. Each is examined three times, and none that fails to add up goes ahead.",
    state: "translated",
  },
  {
    begins: "授人以鱼",
    text: "Teach people to fish rather than hand out fish. With our partners we run 28 skills workshops that have trained people 78,000 times, over four in ten of them women.",
    state: "initial",
  },
  { begins: "在绿色发展方面", text: "What is new in green development?", state: "translated" },
  {
    begins: "绿水青山",
    text: "Clear waters and green mountains are as good as mountains of gold and silver. This year our ports drew 650 million kilowatt-hours from the shore instead of burning fuel, which saved about 500,000 tons of carbon dioxide. New-energy vehicles went from 12% to nearly 35% of those at work there. We mean what we say: by 2030 every major port will run on green power.",
    state: "translated",
  },
  {
    begins: "当前国际形势",
    text: "The world is changing amid turmoil. Are you hopeful about cooperation?",
    state: "initial",
  },
  {
    begins: "我们愿同各方",
    text: "We want to stand by one another and build a community with a shared future for humanity, in which everyone has a larger and fairer share of what development brings.",
    state: "initial",
  },
];

/** Two English versions of one text: a finished official one, and a plainer draft that is still being made. */
export const SAMPLE_TRACKS: readonly SampleTrack[] = [
  {
    name: "Official",
    language: "en",
    kind: "official",
    attribution: "Ministry press office (sample)",
    citation: "Press release, December 22, 2025 (sample)",
    date: "2025-12-22",
    speakers: [
      { label: "记者", name: "Reporter" },
      { label: "部长", name: "Minister" },
    ],
    renderings: official,
  },
  {
    name: "Draft A",
    language: "en",
    kind: "draft",
    attribution: "",
    citation: "",
    date: null,
    speakers: [{ label: "记者", name: "Journalist" }],
    renderings: draft,
  },
];

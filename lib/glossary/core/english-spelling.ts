/** Pairs that no rule gives, as base forms: one spelling, and the one it is compared as. */
const PAIRS = `
defence defense|offence offense|pretence pretense|licence license|practise practice
grey gray|ageing aging|programme program|cheque check|tyre tire|plough plow|kerb curb|storey story
aeroplane airplane|aluminium aluminum|artefact artifact|mould mold|gaol jail|sceptic skeptic|sceptical skeptical
whilst while|amongst among|amidst amid|towards toward|afterwards afterward|forwards forward|upwards upward
manoeuvre maneuver|archaeology archeology|encyclopaedia encyclopedia|paediatric pediatric|mediaeval medieval
anaemia anemia|haemorrhage hemorrhage|orthopaedic orthopedic|foetus fetus|oestrogen estrogen|diarrhoea diarrhea
enquiry inquiry|enquire inquire|despatch dispatch|sulphur sulfur|yoghurt yogurt|jewellery jewelry
fulfilment fulfillment|enrolment enrollment|instalment installment|skilful skillful|wilful willful
speciality specialty|orientated oriented|disorientated disoriented|learnt learned|acknowledgement acknowledgment
judgement judgment|woollen woolen|marvellous marvelous|adviser advisor|focussed focused|focusses focuses|focussing focusing
benefitted benefited|benefitting benefiting|targetted targeted|connexion connection|annexe annex|catalyse catalyze
`;

const pairs = new Map(
  PAIRS.trim()
    .split(/[|\n]/)
    .map((pair): [string, string] => {
      const [from = "", to = ""] = pair.split(" ");
      return [from, to];
    }),
);

/**
 * What British spelling makes of American. Each rule may also hit a word that has one spelling only (promise becomes
 * "promize"): that does no harm, because the result is compared and not shown, as long as no two words meet in it.
 * The lookarounds keep apart those that would: four and for, tour and tor, timbre and timber.
 */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{2})our(?=$|[aeihlfy])/, "or"],
  [/is(?=(?:e|ed|es|ing|er|ers|able|ation|ations|ational)$)/, "iz"],
  [/(?<=[ly])s(?=(?:e|ed|es|ing|er|ers)$)/, "z"],
  [/(?<=[a-z]{2}[bcdghptv])(?<!timb)re$/, "er"],
  [/ogue$/, "og"],
  [/eable$/, "able"],
  [/dgement$/, "dgment"],
  [/ll(?=(?:or|er|ers|ors|ful|ment|ments|ous)$)/, "l"],
  [/(?<=[a-z]{4})ll$/, "l"],
];
const SHORTEST = 5;
/** Letters of which every rule needs some: most words have none. */
const MAY_BE_BRITISH = /our|is[aei]|[ly]s[ei]|re$|ogue$|eable$|dgement$|ll/;

/** The one spelling as which a lower-case base form is compared, British and American alike. */
export function unifySpelling(word: string): string {
  const paired = pairs.get(word) ?? word;
  if (paired.length < SHORTEST || !MAY_BE_BRITISH.test(paired)) return paired;
  return RULES.reduce((spelled, [british, american]) => spelled.replace(british, american), paired);
}

// Names of what a draw can hold, with their units: the names of columns in notebooks.

/** Unit of each outcome. The names say what is counted; the table says in what. */
export const outcomeUnits = {
  deaths_averted: 'deaths',
  deaths_averted_by_kits: 'deaths',
  deaths_averted_by_room: 'deaths',
  deaths_averted_by_more_kits: 'deaths',
  deaths_without_program: 'deaths',
  naloxone_use_probability: 'probability',
  naloxone_use_probability_without_program: 'probability',
  overdoses: 'overdoses',
  overdoses_witnessed: 'overdoses',
  naloxone_uses: 'overdoses',
  ambulance_calls: 'overdoses',
  hospital_visits: 'overdoses',
  people_stopped_using: 'people',
  overdose_deaths: 'deaths',
  fentanyl_deaths: 'deaths',
  other_deaths: 'deaths',
  hiv_infections: 'infections',
  hiv_infected_people: 'people',
  hcv_infections: 'infections',
  hcv_infected_people: 'people',
} as const;

export type Outcome = keyof typeof outcomeUnits;

/** Draws by outcome, each column as long as the others: draw `i` is one world. In `blocks` equal runs, scrambled apart. */
export type AnswerDraws = {
  readonly blocks: number;
  readonly columns: Readonly<Partial<Record<Outcome, Float64Array>>>;
};

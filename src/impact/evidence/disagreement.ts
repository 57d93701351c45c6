// Who would disagree with a figure, and why: by what it links. For the terminal, the guide and anyone who looks a figure up.
import { guard } from '../guard.ts';
import { createProblem, err, ok, type Result } from '../problem.ts';
import { parameter, text } from '../shape.ts';

const byLink: Readonly<Record<string, string>> = {
  'ambulance-death': 'Crews in rural places, who come later; those who call and are met by police.',
  'ambulance-private':
    'Places where nobody calls for fear of arrest or eviction, and places with a good Samaritan law that is known.',
  'ambulance-public':
    'Places where nobody calls for fear of arrest, and places with a good Samaritan law that is known.',
  'both-hcv':
    'Cochrane graded it low: people in both programs differ from those in neither, and the interval is wide.',
  'cost-ambulance': 'Any other health system: it is a price of one state of the United States.',
  'cost-hospital': 'Any other health system: it is a price of one state of the United States.',
  'cost-kit': 'Programs that buy intramuscular naloxone in bulk pay a small part of it.',
  'death-with-naloxone':
    'Programs that hear only of the reversals people tell them about; fentanyl and sedatives make it higher.',
  'death-without-help':
    'Coroners and cohorts differ several times over; it was calibrated in one state with its mechanism.',
  'full-harm-reduction-injections':
    'It is what people said of themselves, in the United Kingdom, before stimulants were common.',
  'full-harm-reduction-sharing':
    'It is what people said of themselves, in the United Kingdom, before stimulants were common.',
  'hcv-per-injection':
    'Hardly anyone agrees: estimates differ threefold, and cookers and water pass it on too.',
  'hiv-per-injection': 'It comes from returned needles or contact tracing before treatment was common.',
  'hospital-after-ambulance': 'Places where people refuse transport more often since naloxone is at hand.',
  'kit-life':
    'Programs whose kits are used within weeks, and those who count kits past their date as good (they mostly are).',
  'kits-overdose-death':
    'Those who see fentanyl arrive in the years after: the communities are before it, and without a control in one study.',
  'kits-overdose-death-low':
    'Those who see fentanyl arrive in the years after: the communities are before it, and without a control in one study.',
  'kits-per-death': 'Each comes from another supply and another way of counting, so they differ tenfold.',
  'naloxone-survival':
    'An odds ratio of four studies in which people without naloxone were worse off to begin with.',
  'nsp-hcv':
    'Those who read the European studies alone (0.44) or the American ones alone (1.58): they do not agree with each other.',
  'nsp-hiv': 'Those who ask whether people at highest risk choose the program, which would hide its effect.',
  'oat-after-release':
    'One or two studies carry each figure, and people who are given treatment on release are chosen.',
  'oat-after-stopping':
    'Some stop because they are dying or jailed; some of the risk is of who stops, not of stopping.',
  'oat-first-weeks':
    'Clinics that start low and go slow, or that start with buprenorphine, whose interval includes no rise.',
  'oat-hcv':
    'Cochrane graded it low: observational, and people in treatment inject less for other reasons too.',
  'oat-hiv':
    'Observational, with differing studies (I2 60 %), and people in treatment inject less for other reasons too.',
  'oat-mortality': 'Observational: people who stay in treatment differ from those who leave.',
  'oat-overdose-death':
    'Unadjusted: people who stay in treatment differ from those who leave; heroin more than fentanyl.',
  'overdose-buprenorphine': 'One state, before most of its fentanyl; people who stay on it are chosen.',
  'overdose-no-treatment': 'One state, before most of its fentanyl.',
  'people-at-risk':
    'Who counts only people who inject finds a fifth of it, and who counts every prescription finds more.',
  'pharmacy-kit': 'Pharmacies in neighborhoods where people use buy-in kits that do get used.',
  'prep-hiv': 'Effect among those who take it daily; most people who inject and are offered it do not.',
  'public-share': 'It changes with housing, weather and policing; it is of one state.',
  'site-overdose-elsewhere': 'Its interval includes no change.',
  'site-overdose-near':
    'Before and after, or over maps: other things changed nearby too, and others find no change.',
  'site-sharing':
    'It is what people said of themselves, and those who use a room differ from those who do not.',
  'state-curve':
    'The curve comes from one model of twelve states; the other two studies here give much less.',
  'stopping-after-overdose':
    'Most studies find that people do not stop; here the chance is only of those treated in hospital.',
  'use-law-scale':
    'Who works where kits go to those who use together: a kit reaches more there than a stranger’s kit.',
  'witnessed-private':
    'People who use alone behind a locked door: it falls where housing improves or fear rises.',
  'witnessed-public': 'It is what people who survived or came by tell.',
};

/** One sentence on who would disagree with the shipped figures of a link. Problem `unknown` when there is no such link. */
export const whoWouldDisagree = guard(
  [parameter('link', text)],
  (link: string): Result<string> =>
    Object.hasOwn(byLink, link)
      ? ok(byLink[link] ?? '')
      : err([createProblem('unknown', 'link', { got: link })]),
);

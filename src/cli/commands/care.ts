import { readFileSync } from 'node:fs';
import { err, failure, msToTime, ok, timeToDate } from '#log/index.ts';
import { problems } from '#programs/care/fhir/problems.ts';
import { readBundle } from '#programs/care/fhir/read.ts';
import { type Command, textOf } from '../command.ts';

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export const command: Command = {
  summary:
    'bundle-check: says whether a FHIR bundle is a referral that could be taken up here on that day, or what is wrong with it. Keeps nothing.',
  usage: 'bundle-check FILE [--day 2026-12-31]',
  options: { day: { type: 'string' } },
  words: [2, 2],
  run: async ({ clock, say }, given) => {
    const [what, file = ''] = given.words;
    if (what !== 'bundle-check') return err(failure('not-found', { field: '--', detail: 'bundle-check' }));
    const now = clock.now();
    const today = textOf(given, 'day') ?? timeToDate(msToTime(now, clock.offsetMinutes(now)));
    if (!day.test(today)) return err(failure('request-invalid', { field: 'day' }));
    const reading = readBundle(readFileSync(file, 'utf8'), today);
    for (const { code, at } of reading.problems) say(`${code}  ${at}  ${problems[code]}`);
    if (reading.problems.length > 0) return ok(false);
    say(`Valid. Requests: ${reading.asked.length}. Answers to ours: ${reading.answered.length}.`);
    return ok(true);
  },
};

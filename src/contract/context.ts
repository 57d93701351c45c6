/* What every start of the app reads: nothing else stands in this file, so that nothing else is fetched for it. */
import * as v from 'valibot';
import { json, route } from './route.ts';

/** The settings (settings.ts) as they are answered: a zone or a language that this phone does not know must not make all of it unreadable. */
const settingsAnswer = v.object({
  keepDays: v.number(),
  zone: v.string(),
  locale: v.string(),
  yearStart: v.optional(v.number()),
  programs: v.optional(v.array(v.string())),
  notes: v.optional(v.boolean()),
  signedFrom: v.optional(v.nullable(v.string())),
  keyHours: v.optional(v.number()),
  deviceDays: v.optional(v.number()),
  demo: v.optional(v.boolean()),
});
const place = { id: v.string(), name: v.string(), removed: v.boolean() };

/** Who and where there is, and who asks. Codes are plain text: one of a newer server must not make all of it unreadable. */
export const contextAnswer = v.object({
  organization: v.object({
    id: v.string(),
    name: v.string(),
    /** What stands for it in addresses. */
    code: v.string(),
    settings: settingsAnswer,
  }),
  sites: v.array(v.object({ ...place, channel: v.string() })),
  workers: v.array(v.object({ ...place, role: v.string() })),
  me: v.object({
    worker: v.string(),
    device: v.string(),
    role: v.string(),
    /** Sites that this worker is bound to; left out: all. */
    sites: v.optional(v.array(v.string())),
    /** A partner's, there for nobody else (partners.ts says what is in it, which no other start needs). */
    agreement: v.optional(v.record(v.string(), v.unknown())),
  }),
});

/** What a sign-in gives. `readUntil`: milliseconds since 1970. */
export const granted = v.object({ token: v.string(), readUntil: v.number(), context: contextAnswer });

export const context = route({
  id: 'context',
  method: 'GET',
  path: '/v1/context',
  summary: 'The organization, its sites and workers, and who asks',
  needs: 'start',
  answer: json(contextAnswer),
});

import * as v from 'valibot';
import { type BodyOf, defineKind, open, uuid } from '#log/index.ts';
import { day } from '#log/shared-fields.ts';

/**
 * What leaves the organization for a funder. A template says which figures somebody wants, how and for what time; figures leave as
 * releases, each written once by the server and never reckoned anew, so that whatever templates are made of them show the same
 * blocks, and none of them speaks of few people.
 */
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(120));

/** By what the figures of a template are told apart. */
export const breakdowns = ['month', 'site', 'channel'] as const;
export type Breakdown = (typeof breakdowns)[number];
export const spans = ['month', 'quarter', 'year'] as const;
export type Span = (typeof spans)[number];

const wanted = 'a report that a funder asks for';

/** A template as it is from now on: the latest word on it counts, and the words before it stay in the log. */
export const templateKind = defineKind({
  kind: 'report.template',
  version: 1,
  right: 'arrange',
  atHome: true,
  fields: {
    template: open(uuid, 'which template this is a version of'),
    edition: open(v.pipe(whole, v.minValue(1)), 'tells two versions of a template apart'),
    name: open(text, wanted),
    measures: open(v.array(text), wanted),
    by: open(v.array(v.picklist(breakdowns)), wanted),
    span: open(v.picklist(spans), wanted),
    removed: open(v.boolean(), 'whether it is offered'),
  },
});
export type TemplateBody = BodyOf<typeof templateKind.fields>;

const safe = 'figures that are safe to leave the organization';

/** One measure over whole months, in blocks that each stand for enough people. Nobody but the server says so. */
export const releaseKind = defineKind({
  kind: 'report.release',
  version: 1,
  right: 'house',
  atHome: true,
  fields: {
    measure: open(text, safe),
    /** By which version of the measure. */
    counted: open(whole, safe),
    /** Of which item or product, where the measure tells them apart; '' of one that does not. */
    item: open(v.pipe(v.string(), v.maxLength(120)), safe),
    from: open(day, safe),
    to: open(day, safe),
    /** No block stands for fewer. */
    least: open(whole, safe),
    /** Sites, and channels, that are shown as one. */
    sites: open(v.array(v.array(uuid)), safe),
    channels: open(v.array(v.array(v.string())), safe),
    /** Group of sites, group of channels, figure. Left out: of too few people for too long, so it never leaves. */
    cells: open(v.optional(v.array(v.array(whole))), safe),
  },
});
export type ReleaseBody = BodyOf<typeof releaseKind.fields>;

export const funderKinds = [templateKind, releaseKind] as const;

/**
 * # The log
 *
 * An entry is a fact, written once where it happened; everything else is a view of entries. This room holds the whole
 * protocol between a device and a server as pure code: no DOM, no Node, no database. Time, chance and hashing come in
 * through ports (ports.ts).
 *
 * ## Entry
 * The envelope is in clear: `id` (a UUID that tells at most the day), `org`, `site`, `device`, `deviceSeq`, `author`, `kind`, `version`,
 * `occurredAt`, `recordedAt`, `hlc`, and, where they apply, `visit`, `supersedes`, `subject`, `erased`, `sealed`. The
 * `body` holds the kind's open and linked fields. Times are local with their offset, so the local date needs no time zone
 * database. The identity of content is SHA-256 over canonical JSON (canonical.ts).
 *
 * ## What holds
 * 1. Append only. Nothing stored changes, save by erasure and by the scheduled blurring of old times and links.
 * 2. Idempotent. Same id, same bytes, or what fading leaves of them (fade.ts): `duplicate`. Same id, other bytes: quarantined; neither is overwritten.
 * 3. Complete, provably. `deviceSeq` is dense on each device, so the ledger (ledger.ts) shows every gap. The number is taken
 *    in the same local transaction that stores the entry.
 * 4. One order for readers. Per organization a dense `seq`, taken under a row lock in the transaction that stores the
 *    entries and their projections. A reader that has seen `seq` n has seen everything up to n.
 * 5. Refused is not lost. A well-formed entry that cannot count is stored in quarantine (verdict.ts). What is not
 *    well-formed stays on its device, visibly. A device lets an entry go only when the ledger proves it.
 *    No entry is poison: one that cannot be read, or is of a time that cannot be meant, counts nowhere (read-body.ts), and
 *    one that no table can take up is held or set aside alone.
 * 6. Newer than me. Unknown kinds and versions are stored, passed on and projected after an update.
 * 7. Corrections supersede (supersede.ts). Two corrections of one entry are a fork: one answer everywhere, and a question
 *    to a person.
 * 8. Clocks order corrections and nothing else (hlc.ts). A clock far off is flagged, never refused, never followed.
 * 9. Epoch. A restored or wiped server answers with another epoch; devices then offer again all they hold, and read again
 *    from the start.
 * 10. Erase (erasure.ts). `log.erase` travels in the same stream. What is left of an entry is its open part. An
 *    erased copy always wins over a full one, on every side. What corrects it, or is corrected by it, and names nobody goes too
 *    (`erasedAlong`), in whatever order they come. A device asks about the corrections that it erased: the verdict `erased` says
 *    what the log has left of their times, so that of two corrections the same one counts on every side.
 * 11. Take back (takeback.ts). `log.takeback` names a device and a stretch of its numbers: what it wrote under them counts no
 *    longer, however late it comes, as if it had never been: a correction of it goes with it, and what a taken-back correction
 *    had corrected counts again. A void brings all of it back. Only a later takeback touches an earlier one, so no two can
 *    undo each other in a circle. Nothing is deleted; erasure and fading go on as before. `log.import` is the first number of a
 *    device that stands for one import, and says what came in.
 * 12. Wrong clocks (clock.ts). What comes in dated well ahead of its receipt, or by a clock that is more than a day off, is named in
 *    the log by the server (`log.clock`): it counts on the day it came in, and what counts a shelf waits for a person. A
 *    `log.redate` moves a stretch of a device's numbers by whole days. Stored times do not change; `ruled` says what counts, when.
 *
 * ## A push
 * `POST /v1/entries` offers at most 100 values. The server reads what it knows about them, decides with `decideIntake`
 * (intake.ts), writes, and answers one verdict for each, in order. The device moves each entry by `deliveryTable`
 * (delivery.ts).
 *
 * ## A pull
 * `GET /v1/entries?after=seq` answers entries in `seq` order and `next`. The device stores the entries and the cursor
 * in one transaction.
 *
 * ## Old devices, new servers, and the other way round
 * There is no version to agree on: `/v1/` only ever grows, and every part of it says how it is read by somebody older.
 * - A kind carries the version of its body. A build reads the versions up to its own, through `upgrades`, and keeps newer
 *   ones and unknown kinds as they came: they are stored, handed on, flagged `kind-unknown`, and count after an update.
 * - Members of an envelope are fixed: an unknown one is refused by its name, since a hash has to mean the same on both
 *   sides. A new member needs a new kind or a new address.
 * - Members of answers may be added: readers pass over those that they do not know. A code of a verdict that a device
 *   does not know is kept as it is (protocol.ts): held or refused, and for a person.
 * - What an old device is not told it does without: `head` and `flags` are optional, also to new ones.
 * - A device that meets another `epoch` offers again what it holds and reads from the start, whatever builds the two are.
 */
export * from './agreement.ts';
export * from './authority.ts';
export * from './canonical.ts';
export * from './clock-fault.ts';
export * from './delivery.ts';
export * from './entry.ts';
export * from './erasure.ts';
export * from './error-codes.ts';
export * from './error-register.ts';
export * from './errors.ts';
export * from './fade.ts';
export * from './field.ts';
export * from './hlc.ts';
export * from './intake.ts';
export * from './kind.ts';
export * from './ledger.ts';
export * from './limits.ts';
export * from './own-kinds.ts';
export * from './ports.ts';
export * from './protocol.ts';
export * from './read-body.ts';
export * from './result.ts';
export * from './shared-fields.ts';
export * from './supersede.ts';
export * from './time.ts';
export * from './uuid.ts';
export * from './verdict.ts';

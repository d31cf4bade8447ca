import type { ListRowOf } from '@huiyin/read-model'

/** The columns of the list `entries`. */
export const columns = {
  entry_id: 'text',
  tenant: 'text',
  item_id: 'text',
  unit_id: 'text',
  person_id: 'nullableText',
  /** How often it passed to a successor. */
  passed_on: 'integer',
  /** Since when nobody holds the post that goes on with it; null: somebody does. */
  vacant_since: 'nullableText',
  category: 'text',
  /** 1: its item is a style lead; 1: it goes before others, because it is one that still waits. Lists are ordered by it. */
  style_lead: 'integer',
  urgent: 'integer',
  campaign: 'nullableText',
  state: 'text',
  due_at: 'nullableText',
  provisional: 'integer',
  /** By a later notice on public holidays, which waits for a decision; null: none waits. */
  rederivation_due_at: 'nullableText',
  extension_days: 'nullableInteger',
  opened_at: 'text',
  claimed_at: 'nullableText',
  claimed_by: 'nullableText',
  outcome: 'nullableText',
  /** On how many files the claim stands. */
  evidence: 'integer',
  answered: 'integer',
  returns: 'integer',
  /** 1: the unit was warned of the deadline it has. */
  warned: 'integer',
  /** How often a deadline of this entry passed with the work undone. */
  overdue: 'integer',
  closed_at: 'nullableText',
  /** The persons the item complains of as a JSON array; null: nobody is. */
  complained_of: 'nullableText',
  /** How it is handled, and in which ledger it stands: code and, as JSON, the names it had then; null: not said. */
  mode: 'nullableText',
  mode_names: 'nullableText',
  /** How many milestones the mode set. */
  milestones: 'integer',
  ledger: 'nullableText',
  ledger_names: 'nullableText',
  /** What was filled in for the ledger, in the order in which it asks (JSON, `LedgerValue`). */
  ledger_fields: 'nullableText',
  /** Of it what others can share, as a JSON list of `code=value`: choices, lines, yes or no. */
  ledger_values: 'nullableText',
  /** What fixes the symptom and what removes the cause (JSON: fix, establish, rootCause); null: not planned. */
  remedies: 'nullableText',
  /** The entry of which it is a part, and what the part is; null: of none. */
  lead_entry_id: 'nullableText',
  part: 'nullableText',
  /** How many parts other units have of it, and how many of them are not done. */
  parts: 'integer',
  parts_open: 'integer',
  /** How often a supervisor did something about it, the last card, and whether the sign hangs until it is done. */
  supervisions: 'integer',
  card: 'nullableText',
  hung_sign: 'integer',
  look_backs: 'integer',
  /** How often somebody brought other units in: asked one for a part, or coordinated. */
  coordinations: 'integer',
  /** The leader tied to it. */
  sponsor_id: 'nullableText',
  /** The answer that anybody may read. */
  public_answer: 'nullableText',
  /** Who wrote what would be public; null: nothing is written. */
  drafted_by: 'nullableText',
  /** As what it is public, and what everybody reads then (JSON, `PublicPart`); null: it is not. */
  public_kind: 'nullableText',
  publication: 'nullableText',
  /** What a work is called where no item says it; null: the entry is of an item. */
  work_title: 'nullableText',
  work_number: 'nullableText',
  topic: 'nullableText',
  /** What a work came from (JSON: kind, reference); null: from nothing that was named. */
  origin: 'nullableText',
  /** What was voided of it: of each fact its type and position, and who voided it when and why (JSON). */
  voidings: 'text',
  /** How many objections wait for a decision, by when the first is due, and of each: reportId, repliedBy, dueAt (JSON). */
  objections: 'integer',
  objection_due_at: 'nullableText',
  open_objections: 'text',
  position: 'integer',
} as const

export type EntryRow = ListRowOf<typeof columns>

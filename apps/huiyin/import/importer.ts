import { CommandIdReused, derivedCommandId, IMPORT_PERSON, type Actor, type Occurred } from '@huiyin/event-sourcing'
import type { CommandAnswer, SendCommand } from '@huiyin/messaging'
import type { Instant } from '@huiyin/kernel'
import { entryIdOf } from '@huiyin/rectification'
import type { CaseRow, RejectedRow } from './rows.js'
import type { Mapping } from './mapping.js'
import { importedUnits } from './units.js'

/** What the importer needs of the installation: the one way in for commands, and waiting for what follows from them. */
export interface ImportPorts {
  readonly send: SendCommand
  /** Resolves when every reaction to what was sent has happened. */
  readonly settle: () => Promise<void>
}

/** Who imported history is recorded under; work and acceptance by two of them, as everywhere. */
const actors = (name: string) => {
  const one = (part: string): Actor => ({ person: `${IMPORT_PERSON}${name}:${part}`, post: null, unit: null })
  return { desk: one('desk'), handler: one('handler'), acceptance: one('acceptance') }
}

/** A case with the unit it belongs to. */
interface PlacedCase extends CaseRow {
  readonly unitId: string
  /** One for all that is asked for the case. */
  readonly correlation: string
}

type Step = (row: PlacedCase) => Promise<CommandAnswer>
type Asks = (row: PlacedCase, name: string, said: { by: Actor; at: Instant; input: object }) => Promise<CommandAnswer>

/** An id that stands for another request: the case was imported before and told otherwise then. */
const reused = (error: unknown): CommandAnswer => {
  if (!(error instanceof CommandIdReused)) throw error
  const problems = [{ path: '', says: 'the case was imported before, and the file told it otherwise then' }]
  return { ok: false, refusal: 'CommandIdReused', problems }
}

/** Sends what a row asks, under an id that follows from the row, so that asking again is the same command. */
const asking = ({ name: city, zone }: Mapping, send: SendCommand): Asks => {
  return (row, name, { by, at, input }) => {
    const occurred: Occurred = { at, zone, precision: 'instant' }
    const commandId = derivedCommandId('import', city, row.id, name)
    const { correlation } = row
    const request = { name, input, commandId, tenant: city, actor: by, occurred, correlation, causation: correlation }
    return send(request).catch(reused)
  }
}

/** The commands of one case, in the order in which they are sent. */
const stepsOf = (mapping: Mapping, ask: Asks) => {
  const { desk, handler, acceptance } = actors(mapping.name)
  const itemId = (row: CaseRow) => `${mapping.name}:${row.id}`
  const entryId = (row: PlacedCase) => entryIdOf(itemId(row), row.unitId)
  const receive: Step = (row) => {
    const { id, channel, summary, category, place } = row
    const about = { itemId: itemId(row), reportId: id, channel, summary, category, place, outsideNumber: id }
    return ask(row, 'ReceiveReport', { by: desk, at: row.receivedAt, input: { ...about, reporter: 'anonymous' } })
  }
  const register: Step = (row) => {
    const number = `${mapping.name}-${row.id}`
    const input = { itemId: itemId(row), number, category: row.category, campaign: null }
    return ask(row, 'RegisterItem', { by: desk, at: row.receivedAt, input })
  }
  const assign: Step = (row) => {
    const outsideDeadline = row.dueAt ? { kind: 'given', dueAt: row.dueAt } : { kind: 'none' }
    const input = { itemId: itemId(row), unitId: row.unitId, personId: null, outsideDeadline }
    return ask(row, 'AssignItem', { by: desk, at: row.receivedAt, input })
  }
  const markDuplicate: Step = (row) => {
    const input = { itemId: itemId(row), originalItemId: null }
    return ask(row, 'MarkDuplicate', { by: desk, at: row.completedAt ?? row.receivedAt, input })
  }
  const claim: Step = (row) => {
    const input = { entryId: entryId(row), outcome: row.outcomeCode, outcomeText: row.outcome, evidence: [] }
    return ask(row, 'ClaimDone', { by: handler, at: row.completedAt!, input })
  }
  const reply: Step = (row) => {
    const input = { itemId: itemId(row), reportId: row.id, result: row.outcomeCode, text: row.outcome }
    return ask(row, 'ReplyToReport', { by: desk, at: row.completedAt!, input })
  }
  const accept: Step = (row) => {
    const input = { entryId: entryId(row), finding: row.outcome }
    return ask(row, 'PassAcceptance', { by: acceptance, at: row.completedAt!, input })
  }
  return { receive, register, assign, markDuplicate, claim, reply, accept }
}

const rejected = ({ line, id }: CaseRow, step: string, refusal: string, details: string): RejectedRow => ({
  line,
  id,
  code: refusal,
  says: `${step} was refused${details === '' ? '' : `: ${details}`}`,
})

interface Outcome {
  readonly passed: readonly PlacedCase[]
  readonly refused: readonly RejectedRow[]
}

/** Sends the same steps of many cases side by side; a case that is refused goes no further. */
const runSteps = async (
  rows: readonly PlacedCase[],
  steps: (row: PlacedCase) => readonly (readonly [string, Step])[],
): Promise<Outcome> => {
  const refused: RejectedRow[] = []
  const onward = await Promise.all(
    rows.map(async (row) => {
      for (const [step, run] of steps(row)) {
        const answer = await run(row)
        if (answer.ok) continue
        const details = answer.problems.map(({ path, says }) => `${path} ${says}`.trim()).join('; ')
        refused.push(rejected(row, step, answer.refusal, details))
        return false
      }
      return true
    }),
  )
  return { passed: rows.filter((_, index) => onward[index]), refused }
}

/** Gives each case its unit; a case whose unit could not be created goes no further. */
const placing = (mapping: Mapping, send: SendCommand) => {
  const units = importedUnits(mapping, send)
  return async (rows: readonly CaseRow[]): Promise<Outcome> => {
    const passed: PlacedCase[] = []
    const refused: RejectedRow[] = []
    for (const row of rows) {
      const unit = await units.of(row.unit)
      const correlation = derivedCommandId('import', mapping.name, row.id)
      if (unit.refused === null) passed.push({ ...row, unitId: unit.id, correlation })
      else refused.push(rejected(row, 'CreateUnit', unit.refused, row.unit))
    }
    return { passed, refused }
  }
}

/**
 * Brings cases in through the same commands as everybody: received, registered, assigned; closed ones then claimed done,
 * answered, and accepted by another. Ids are derived from the case, so importing again adds nothing. Gives back the
 * cases that a decider refused, with its code.
 */
export const importer = (mapping: Mapping, ports: ImportPorts) => {
  const place = placing(mapping, ports.send)
  const step = stepsOf(mapping, asking(mapping, ports.send))
  return async (rows: readonly CaseRow[]): Promise<readonly RejectedRow[]> => {
    const placed = await place(rows)
    const opened = await runSteps(placed.passed, (row) => [
      ['ReceiveReport', step.receive],
      ['RegisterItem', step.register],
      ['AssignItem', step.assign],
      ...(row.duplicate ? [['MarkDuplicate', step.markDuplicate] as const] : []),
    ])
    await ports.settle()
    const closed = opened.passed.filter(({ completedAt }) => completedAt !== null)
    const claimed = await runSteps(closed, () => [
      ['ClaimDone', step.claim],
      ['ReplyToReport', step.reply],
    ])
    await ports.settle()
    const accepted = await runSteps(claimed.passed, () => [['PassAcceptance', step.accept]])
    return [placed, opened, claimed, accepted].flatMap(({ refused }) => refused)
  }
}

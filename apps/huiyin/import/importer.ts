import { derivedCommandId, IMPORT_PERSON, type Actor, type Occurred } from '@huiyin/event-sourcing'
import type { CommandAnswer, SendCommand } from '@huiyin/messaging'
import type { Instant } from '@huiyin/kernel'
import { entryIdOf } from '@huiyin/rectification'
import type { CaseRow, RejectedRow } from './rows.js'
import type { Mapping } from './mapping.js'
import type { UnitIds } from './unit-ids.js'

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

type Step = (row: CaseRow) => Promise<CommandAnswer>
type Refused = { readonly row: CaseRow; readonly step: string; readonly code: string; readonly says: string }

/** The commands of one case, in the order in which they are sent. */
const stepsOf = (mapping: Mapping, units: UnitIds, send: SendCommand) => {
  const by = actors(mapping.name)
  const ask = (row: CaseRow, name: string, actor: Actor, at: Instant, input: object): Promise<CommandAnswer> => {
    const occurred: Occurred = { at, zone: mapping.zone, precision: 'instant' }
    const commandId = derivedCommandId('import', mapping.name, row.id, name)
    const correlation = derivedCommandId('import', mapping.name, row.id)
    return send({ name, input, commandId, tenant: mapping.name, actor, occurred, correlation, causation: correlation })
  }
  const itemId = (row: CaseRow) => `${mapping.name}:${row.id}`
  const entryId = (row: CaseRow) => entryIdOf(itemId(row), units.idOf(row.unit))
  const receive: Step = (row) =>
    ask(row, 'ReceiveReport', by.desk, row.receivedAt, {
      itemId: itemId(row),
      reportId: row.id,
      channel: row.channel,
      reporter: 'anonymous',
      summary: row.summary,
      category: row.category,
      place: row.place,
      outsideNumber: row.id,
    })
  const register: Step = (row) => {
    const input = { itemId: itemId(row), number: `${mapping.name}-${row.id}`, category: row.category, campaign: null }
    return ask(row, 'RegisterItem', by.desk, row.receivedAt, input)
  }
  const assign: Step = (row) => {
    const outsideDeadline = row.dueAt ? { kind: 'given', dueAt: row.dueAt } : { kind: 'none' }
    const input = { itemId: itemId(row), unitId: units.idOf(row.unit), personId: null, outsideDeadline }
    return ask(row, 'AssignItem', by.desk, row.receivedAt, input)
  }
  const markDuplicate: Step = (row) =>
    ask(row, 'MarkDuplicate', by.desk, row.completedAt ?? row.receivedAt, { itemId: itemId(row), originalItemId: null })
  const claim: Step = (row) =>
    ask(row, 'ClaimDone', by.handler, row.completedAt!, {
      entryId: entryId(row),
      outcome: row.outcomeCode,
      outcomeText: row.outcome,
      evidence: [],
    })
  const reply: Step = (row) =>
    ask(row, 'ReplyToReport', by.desk, row.completedAt!, {
      itemId: itemId(row),
      reportId: row.id,
      result: row.outcomeCode,
      text: row.outcome,
    })
  const accept: Step = (row) =>
    ask(row, 'PassAcceptance', by.acceptance, row.completedAt!, { entryId: entryId(row), finding: row.outcome })
  return { receive, register, assign, markDuplicate, claim, reply, accept }
}

/** Sends the same steps of many cases side by side; a case that is refused goes no further. */
const runSteps = async (rows: readonly CaseRow[], steps: (row: CaseRow) => readonly [string, Step][]) => {
  const refused: Refused[] = []
  const onward = await Promise.all(
    rows.map(async (row) => {
      for (const [step, run] of steps(row)) {
        const answer = await run(row)
        if (answer.ok) continue
        const says = answer.problems.map(({ path, says: why }) => `${path} ${why}`).join('; ')
        refused.push({ row, step, code: answer.refusal, says })
        return false
      }
      return true
    }),
  )
  return { passed: rows.filter((_, index) => onward[index]), refused }
}

/**
 * Brings cases in through the same commands as everybody: received, registered, assigned; closed ones then claimed done,
 * answered, and accepted by another. Ids are derived from the case, so importing again adds nothing. Gives back the
 * cases that a decider refused, with its code.
 */
export const importer = (mapping: Mapping, units: UnitIds, ports: ImportPorts) => {
  const step = stepsOf(mapping, units, ports.send)
  return async (rows: readonly CaseRow[]): Promise<readonly RejectedRow[]> => {
    const opened = await runSteps(rows, (row) => [
      ['ReceiveReport', step.receive],
      ['RegisterItem', step.register],
      ['AssignItem', step.assign],
      ...(row.duplicate ? [['MarkDuplicate', step.markDuplicate] as [string, Step]] : []),
    ])
    await ports.settle()
    const closed = opened.passed.filter(({ completedAt }) => completedAt !== null)
    const claimed = await runSteps(closed, () => [
      ['ClaimDone', step.claim],
      ['ReplyToReport', step.reply],
    ])
    await ports.settle()
    const accepted = await runSteps(claimed.passed, () => [['PassAcceptance', step.accept]])
    return [...opened.refused, ...claimed.refused, ...accepted.refused].map(({ row, step: at, code, says }) => ({
      line: row.line,
      id: row.id,
      code,
      says: `${at} was refused${says === '' ? '' : `: ${says}`}`,
    }))
  }
}

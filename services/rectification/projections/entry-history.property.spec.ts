import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cnCalendar } from '@huiyin/calendar'
import { fold, parseHeader, recordedFacts, type CommandContext } from '@huiyin/event-sourcing'
import { VOIDABLE_ENTRY_FACTS } from '@huiyin/contracts/rectification'
import { instantFromMillis, millisOf, type Instant } from '@huiyin/kernel'
import { streamHistory } from '@huiyin/read-model'
import { UNGUARDED } from '@huiyin/files'
import { memoryFiles } from '@huiyin/files-memory'
import { sharpPictures } from '@huiyin/pictures-sharp'
import { memoryEventStore } from '@huiyin/store-memory'
import { pictureOf, settableClock } from '@huiyin/testing'
import { memoryKeyVault } from '@huiyin/vault-memory'
import { entryHandlers } from '../application/entries.js'
import { keepEvidence } from '../application/keep-evidence.js'
import { entry, type EntryState } from '../domain/entry/entry.js'
import { entryEvents } from '../domain/entry/events.js'
import { entries, type EntryRow } from './entries.js'

const START = '2022-03-01T01:00:00.000Z'
const HOUR = 3_600_000
const entryId = 'item-1:K1'
const STREAM = `rectification-entry-${entryId}`
const photo = { bytes: pictureOf('现场'), declared: 'image/png' }

type Step = readonly [number, string, number]
const step: fc.Arbitrary<Step> = fc.tuple(
  fc.integer({ min: 1, max: 60 }),
  fc.constantFrom(
    'claim',
    'claim',
    'return',
    'accept',
    'answer',
    'owe',
    'ask',
    'grant',
    'refuse',
    'reopen',
    'void',
    'void',
  ),
  fc.nat(20),
)

/** An entry behind its handlers, with a clock that goes on between two commands: everything is recorded in order. */
const living = () => {
  const clock = settableClock(START)
  const store = memoryEventStore({ clock })
  const settings = { zone: 'Asia/Shanghai', calendar: cnCalendar, graceWorkingDays: 5 }
  const ruleOf = () => ({ kind: 'workingDays' as const, n: 5 })
  const kept = { vault: memoryKeyVault(), files: memoryFiles(), pictures: sharpPictures(), guard: UNGUARDED }
  const handlers = entryHandlers({
    store,
    settingsOf: () => ({
      ...settings,
      ruleOf,
      objectionRuleOf: ruleOf,
      knowsCampaign: () => true,
      ledgerCycleOf: () => null,
      lookBackUnder: () => null,
      publicationUnder: () => null,
    }),
    ...{ modeOf: () => null, ledgerOf: () => null, noticeOf: () => 0 },
    ...kept,
  })
  /** A claim on a file that was uploaded for the entry before. */
  const claimed = async (nth: number) => {
    const answer = await keepEvidence(kept, entryId, photo)
    if (!answer.ok) throw new Error(answer.refusal)
    const { file, sha256 } = answer.evidence
    const evidence = [{ file, sha256, name: '照片.png', madeOn: '2022-03-02' }]
    return { entryId, outcome: 'solved' as const, outcomeText: `第${nth}次`, evidence }
  }
  let sent = 0
  let now: Instant = START
  const by = (person: string): CommandContext => {
    sent += 1
    return {
      ...{ tenant: 'city', correlation: 'correlation-1', causation: 'causation-1' },
      occurred: { at: now, zone: 'Asia/Shanghai', precision: 'instant' },
      actor: { person, post: null, unit: 'K1' },
      command: { id: `command-${sent}`, print: 'print' },
    }
  }
  const strike = async (nth: number) => {
    const facts = (await store.readStream(STREAM)).map(({ header }) => parseHeader(header))
    const voidable = facts.filter(({ type }) => VOIDABLE_ENTRY_FACTS.some((one) => one === type))
    const factId = voidable[nth % (voidable.length || 1)]?.id ?? 'none'
    return handlers.VoidEntryFact({ entryId, factId, reason: '有误' }, by('supervisor-1'))
  }
  const acts: Readonly<Record<string, (nth: number) => Promise<unknown>>> = {
    claim: async (nth) => handlers.ClaimDone(await claimed(nth), by('handler-1')),
    return: () => handlers.ReturnForRework({ entryId, fault: 'sham', reason: '未见实效' }, by('officer-1')),
    accept: () => handlers.PassAcceptance({ entryId, finding: '属实' }, by('officer-1')),
    answer: () => handlers.RecordAnswers({ entryId, reports: 1 }, by('system')),
    owe: () => handlers.RecordReplyOwed({ entryId, reportId: 'report-2' }, by('system')),
    ask: () => handlers.RequestExtension({ entryId, workingDays: 3, reason: '取证' }, by('handler-1')),
    grant: () => handlers.DecideExtension({ entryId, granted: true, reason: '同意' }, by('principal-1')),
    refuse: () => handlers.DecideExtension({ entryId, granted: false, reason: '不同意' }, by('principal-1')),
    reopen: () => handlers.ReopenEntry({ entryId, trigger: 'relapse', reason: '反弹' }, by('officer-1')),
    void: strike,
  }
  return {
    store,
    live: async (steps: readonly Step[]) => {
      const opening = { entryId, itemId: 'item-1', unitId: 'K1', personId: null, category: 'C5', campaign: null }
      await handlers.OpenEntry({ ...opening, registeredAt: START, outsideDeadline: null }, by('system'))
      for (const [hours, act, nth] of steps) {
        now = instantFromMillis(millisOf(now) + hours * HOUR)
        clock.set(now)
        await acts[act]!(nth)
      }
    },
  }
}

/** What a row says, as the decider's state says it. */
const saidBy = (row: EntryRow) => ({
  done: { closedOut: 'closedOut', awaitingAcceptance: 'awaitingAcceptance' }[row.state] ?? 'handling',
  ...{ dueAt: row.due_at, answered: row.answered === 1, overdue: row.overdue },
  ...{ claimedBy: row.claimed_by, outcome: row.outcome, asked: row.extension_days },
})
const knownTo = ({ status, deadline, answered, overdue, claim, extension }: EntryState) => ({
  ...{ done: status, dueAt: deadline?.dueAt ?? null, answered, overdue },
  ...{ claimedBy: claim?.claimedBy ?? null, outcome: claim?.outcome ?? null, asked: extension?.workingDays ?? null },
})

describe('whatever is recorded of an entry, in order, and voided', () => {
  test('the history as known now, the history as happened by now and the decider say the same', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { store, live } = living()
        await live(steps)
        const { standing } = recordedFacts(entryEvents, await store.readStream(STREAM))
        const state = fold(
          entry,
          entry.initialState,
          standing.map(({ event }) => event),
        )
        for (const happenedAt of [null, '2030-01-01T00:00:00.000Z']) {
          const { row } = await streamHistory(store, STREAM, entries, { position: null, happenedAt })
          expect(saidBy(row as EntryRow)).toStrictEqual(knownTo(state))
        }
      }),
      { numRuns: 200 },
    ))
  test('S0-60 S0-78 what stands was decidable: no close-out without a claim, an acceptance and the replies', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { store, live } = living()
        await live(steps)
        const { standing } = recordedFacts(entryEvents, await store.readStream(STREAM))
        let state = entry.initialState
        for (const { event } of standing) {
          if (event.type === 'AcceptancePassed' || event.type === 'EntryReturned') expect(state.claim).not.toBeNull()
          if (event.type === 'AcceptancePassed') expect(state.answered).toBe(true)
          if (event.type === 'EntryReopened') expect(state.status).toBe('closedOut')
          if (event.type === 'CompletionClaimed') expect(state.status).not.toBe('closedOut')
          if (event.type === 'DeadlineExtended' || event.type === 'ExtensionRefused')
            expect(state.extension).not.toBeNull()
          if (event.type === 'ExtensionRequested') expect(state.extension).toBeNull()
          state = entry.evolve(state, event)
        }
      }),
      { numRuns: 200 },
    ))
})

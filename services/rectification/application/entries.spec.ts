import { describe, expect, test } from '@jest/globals'
import { cnCalendar } from '@huiyin/calendar'
import { IMPORT_PERSON, parseHeader, type CommandContext } from '@huiyin/event-sourcing'
import {
  ledgerCommands,
  negativeListCommands,
  rectificationCommands,
  standardLedgers,
  standardModes,
  type RectificationInput,
} from '@huiyin/contracts/rectification'
import { UNGUARDED } from '@huiyin/files'
import { memoryFiles } from '@huiyin/files-memory'
import { sharpPictures } from '@huiyin/pictures-sharp'
import { memoryEventStore } from '@huiyin/store-memory'
import { pictureOf, settableClock } from '@huiyin/testing'
import { memoryKeyVault } from '@huiyin/vault-memory'
import { entryHandlers } from './entries.js'
import { keepEvidence } from './keep-evidence.js'

let commands = 0
const by = (person: string, changes: Partial<CommandContext> = {}): CommandContext => {
  commands += 1
  return {
    ...{ tenant: 'city', correlation: 'correlation-1', causation: 'causation-1' },
    occurred: { at: '2022-03-01T01:00:00.000Z', zone: 'Asia/Shanghai', precision: 'instant' },
    actor: { person, post: null, unit: 'K1' },
    command: { id: `command-${commands}`, print: 'print' },
    ...changes,
  }
}
const definitions = {
  modeOf: (tenant: string, code: string) =>
    (tenant === 'city' ? standardModes.find((mode) => mode.code === code) : undefined) ?? null,
  noticeOf: () => 0,
  ledgerOf: (tenant: string, code: string) =>
    (tenant === 'city' ? standardLedgers.find((ledger) => ledger.code === code) : undefined) ?? null,
}
const open = () => {
  const store = memoryEventStore({ clock: settableClock('2022-05-01T02:00:00.000Z') })
  const asked: string[] = []
  const settingsOf = (tenant: string) => {
    asked.push(tenant)
    const ruleOf = () => ({ kind: 'workingDays' as const, n: tenant === 'city' ? 10 : 5 })
    const objectionRuleOf = ruleOf
    return {
      knowsCampaign: () => true,
      ledgerCycleOf: () => null,
      lookBackUnder: () => null,
      publicationUnder: () => null,
      objectionRuleOf,
      zone: 'Asia/Shanghai',
      calendar: cnCalendar,
      ruleOf,
      graceWorkingDays: 3,
    }
  }
  const kept = { vault: memoryKeyVault(), files: memoryFiles(), pictures: sharpPictures(), guard: UNGUARDED }
  return {
    store,
    asked,
    handlers: entryHandlers({ store, settingsOf, ...definitions, ...kept }),
    claim: () => claimIn(kept),
  }
}

const entryId = 'item-1:K1'
const opening: RectificationInput<'OpenEntry'> = {
  ...{ entryId, itemId: 'item-1', unitId: 'K1', personId: 'person-k1', category: 'C5', campaign: null },
  ...{ registeredAt: '2022-03-01T01:00:00.000Z', outsideDeadline: null },
}
const outcome = { entryId, outcome: 'solved', outcomeText: '已办结' } as const
/** A claim with a file that was uploaded for its entry. */
const claimIn = async (kept: Parameters<typeof keepEvidence>[0]): Promise<RectificationInput<'ClaimDone'>> => {
  const answer = await keepEvidence(kept, entryId, { bytes: pictureOf('现场'), declared: 'image/png' })
  if (!answer.ok) throw new Error(answer.refusal)
  const { file, sha256 } = answer.evidence
  return { ...outcome, evidence: [{ file, sha256, name: '照片.png', madeOn: '2022-03-02' }] }
}

describe('the commands of rectification', () => {
  test('every command of its language has a handler, and nothing else has', () =>
    expect(new Set(Object.keys({ ...open().handlers, ...ledgerCommands, ...negativeListCommands }))).toStrictEqual(
      new Set(Object.keys(rectificationCommands)),
    ))
  test('S0-60 S0-78 S0-79 a life of an entry, from its opening to its close-out', async () => {
    const { store, handlers, claim } = open()
    await handlers.OpenEntry(opening, by('system'))
    await handlers.PlanRemedies({ entryId, fix: '增设窗口', establish: '预警制度' }, by('handler-1'))
    await handlers.ClaimDone(await claim(), by('handler-1'))
    await handlers.ReturnForRework({ entryId, fault: 'surface', reason: '未见实效' }, by('officer-1'))
    await handlers.ClaimDone({ ...(await claim()), outcomeText: '已公示' }, by('handler-1'))
    await handlers.RecordAnswers({ entryId, reports: 1 }, by('system'))
    await handlers.RecordReplyOwed({ entryId, reportId: 'report-2' }, by('system'))
    await handlers.RecordAnswers({ entryId, reports: 2 }, by('system'))
    await handlers.PassAcceptance({ entryId, finding: '属实' }, by('officer-1'))
    await handlers.ReopenEntry({ entryId, trigger: 'lookBack', reason: '反弹' }, by('supervisor-1'))
    await handlers.HandOverEntry({ entryId, toUnitId: 'T1' }, by('system'))
    const facts = await store.readStream(`rectification-entry-${entryId}`)
    expect(facts.map(({ header }) => parseHeader(header).type)).toStrictEqual([
      ...['EntryOpened', 'RemediesPlanned', 'CompletionClaimed', 'EntryReturned', 'CompletionClaimed'],
      ...['AnswersRecorded', 'ReplyOwedRecorded', 'AnswersRecorded', 'AcceptancePassed', 'EntryClosedOut'],
      ...['EntryReopened', 'EntryHandedOver'],
    ])
  })
  test('S3-14 the deadline is counted with the settings of the tenant', async () => {
    const { asked, handlers } = open()
    const due = async (tenant: string) => {
      const input = { ...opening, entryId: `item-1:${tenant}` }
      const handled = await handlers.OpenEntry(input, by('system', { tenant }))
      const [event] = handled.ok
        ? (handled.events as unknown as readonly { data: { deadline: { dueOn: string } } }[])
        : []
      return event?.data.deadline.dueOn
    }
    expect([await due('city'), await due('county')]).toStrictEqual(['2022-03-15', '2022-03-08'])
    expect(asked).toStrictEqual(['city', 'county'])
  })
  test('what the outside said of a deadline is not kept beside the deadline', async () => {
    const { store, handlers } = open()
    await handlers.OpenEntry({ ...opening, outsideDeadline: { kind: 'none' } }, by('system'))
    const [fact] = await store.readStream(`rectification-entry-${entryId}`)
    expect(JSON.parse(fact!.body)).toMatchObject({ deadline: null })
    expect(fact!.body).not.toContain('outsideDeadline')
  })
})

describe('who asks', () => {
  const answered = async () => {
    const opened = open()
    await opened.handlers.OpenEntry(opening, by('system'))
    await opened.handlers.RecordAnswers({ entryId, reports: 1 }, by('system'))
    return opened
  }
  test('S3-79 is the person of the command: nobody accepts his own work', async () => {
    const { handlers, claim } = await answered()
    await handlers.ClaimDone(await claim(), by('handler-1'))
    const own = await handlers.PassAcceptance({ entryId, finding: '属实' }, by('handler-1'))
    const responsible = await handlers.PassAcceptance({ entryId, finding: '属实' }, by('person-k1'))
    expect([own, responsible]).toStrictEqual([
      { ok: false, refusal: 'OwnWork' },
      { ok: false, refusal: 'OwnWork' },
    ])
  })
  test('S3-14 nobody decides on his own request', async () => {
    const { handlers } = await answered()
    await handlers.RequestExtension({ entryId, workingDays: 5, reason: '取证' }, by('handler-1'))
    const decision = { entryId, granted: true, reason: '同意' }
    expect(await handlers.DecideExtension(decision, by('handler-1'))).toStrictEqual({
      ok: false,
      refusal: 'OwnRequest',
    })
    const granted = await handlers.DecideExtension(decision, by('supervisor-1'))
    expect(granted.ok && granted.events).toMatchObject([{ data: { deadline: { dueOn: '2022-03-22' } } }])
  })
  test('S0-60 a person needs evidence; a record taken over from another system has none', async () => {
    const { handlers } = await answered()
    const bare = { ...outcome, evidence: [] }
    expect(await handlers.ClaimDone(bare, by('handler-1'))).toStrictEqual({ ok: false, refusal: 'EvidenceMissing' })
    expect(await handlers.ClaimDone(bare, by(`${IMPORT_PERSON}boston:handler`))).toMatchObject({ ok: true })
  })
  test('an entry is of its unit: nobody reaches that of another', async () => {
    const { handlers, claim } = await answered()
    const outside = by('handler-2', { within: new Set(['T1']) })
    expect(await handlers.ClaimDone(await claim(), outside)).toStrictEqual({ ok: false, refusal: 'NotYourUnit' })
    expect(await handlers.ClaimDone(await claim(), by('handler-1', { within: new Set(['K1']) }))).toMatchObject({
      ok: true,
    })
  })
})

test('the same command again gives its first result, though the entry has moved on', async () => {
  const { handlers } = open()
  const once = by('system')
  const first = await handlers.OpenEntry(opening, once)
  await handlers.HandOverEntry({ entryId, toUnitId: 'T1' }, by('system'))
  expect(await handlers.OpenEntry(opening, once)).toStrictEqual({ ...first, again: true })
})

describe('an entry whose item complains of somebody', () => {
  const line = (...persons: readonly string[]) => ({ atOrAbove: new Set(persons) })

  test('is unknown to him and to everybody below, from its opening on or from when he was named', async () => {
    for (const named of [['boss'], []]) {
      const { store, handlers, claim } = open()
      await handlers.OpenEntry(named.length > 0 ? { ...opening, complainedOf: named } : opening, by('system'))
      await handlers.RecordComplainedOf({ entryId, personIds: ['boss'] }, by('system'))
      const before = (await store.readStream(`rectification-entry-${entryId}`)).length
      const unknown = { ok: false, refusal: 'EntryUnknown' }
      expect(await handlers.ClaimDone(await claim(), by('handler-1', line('handler-1', 'boss')))).toStrictEqual(unknown)
      expect(await handlers.PassAcceptance({ entryId, finding: '属实' }, by('boss', line('boss')))).toStrictEqual(
        unknown,
      )
      expect(await store.readStream(`rectification-entry-${entryId}`)).toHaveLength(before)
      expect((await handlers.ClaimDone(await claim(), by('handler-2', line('handler-2', 'head')))).ok).toBe(true)
    }
  })
})

import { describe, expect, test } from '@jest/globals'
import { commandsByContext, ownerOfCommand } from './all-commands.js'
import { ROLES, scopeFor } from './command.js'
import { intakeCommands } from './intake/index.js'
import { rectificationCommands } from './rectification/index.js'

const all = Object.entries(commandsByContext).flatMap(([context, definitions]) =>
  Object.entries(definitions).map(([name, definition]) => ({ context, name, ...definition })),
)
const twice = (names: readonly string[]) => names.filter((name, index) => names.indexOf(name) !== index)

describe('the commands of the product', () => {
  test('no two share a name or a Chinese label', () => {
    expect(twice(all.map(({ name }) => name))).toStrictEqual([])
    expect(twice(all.map(({ zh }) => zh))).toStrictEqual([])
  })
  test('each has one owner, and one that does not exist has none', () => {
    const commands = ['ReceiveReport', 'ClaimDone', 'CreateUnit', 'FlyAway', 'constructor']
    expect(commands.map(ownerOfCommand)).toStrictEqual([
      ...['intake', 'rectification', 'organisation', undefined, undefined],
    ])
  })
  for (const { context, name, says, zh, roles, lateDays, requirements } of all) {
    test(`${context} ${name} says what it does, in both languages, and who may do it`, () => {
      expect(name).toMatch(/^[A-Z][A-Za-z]+$/)
      expect(says).toMatch(/^[A-Z].*\.$/)
      expect(zh).toMatch(/[\u4e00-\u9fff]{2}/)
      expect(roles.length).toBeGreaterThan(0)
      expect(roles.filter((role) => !ROLES.includes(role))).toStrictEqual([])
      expect(twice(roles)).toStrictEqual([])
      expect(lateDays === null || (Number.isInteger(lateDays) && lateDays >= 0)).toBe(true)
      expect(requirements.filter((id) => !/^S[0-4]-\d\d$/.test(id))).toStrictEqual([])
    })
  }
})

const item = { itemId: 'item-1' }
const entry = { entryId: 'item-1:K1' }
const evidence = { file: 'b'.repeat(64), sha256: 'a'.repeat(64), name: '照片.jpg', madeOn: '2022-03-02' }

describe('what an input may be', () => {
  const problems = (parsed: {
    readonly error?: { readonly issues: readonly { readonly path: PropertyKey[] }[] } | undefined
  }) => parsed.error?.issues.map(({ path }) => path.join('.')) ?? []

  test('ids and codes are short and hold nothing that would break a stream name, a topic or a column', () => {
    const assign = (unitId: string) =>
      problems(intakeCommands.AssignItem.input.safeParse({ ...item, unitId, personId: null, outsideDeadline: null }))
    for (const unitId of ['K1', 'a.b_c:d-e', 'x'.repeat(80)]) expect(assign(unitId)).toStrictEqual([])
    for (const unitId of ['', 'a b', '单位', 'a/b', "a'b", 'x'.repeat(81), 'a\n'])
      expect(assign(unitId)).toStrictEqual(['unitId'])
  })
  test('a reason of blanks is no reason', () => {
    const decline = (reason: string) => problems(intakeCommands.DeclineItem.input.safeParse({ ...item, reason }))
    expect([decline('不属受理范围'), decline('   '), decline('x'.repeat(501))]).toStrictEqual([
      [],
      ['reason'],
      ['reason'],
    ])
  })
  test('an item does not repeat itself', () => {
    const mark = (originalItemId: string | null) =>
      problems(intakeCommands.MarkDuplicate.input.safeParse({ ...item, originalItemId }))
    expect([mark(null), mark('item-0'), mark('item-1')]).toStrictEqual([[], [], ['originalItemId']])
  })
  test('a deadline from outside is a moment in UTC with milliseconds', () => {
    const assign = (dueAt: string) => {
      const outsideDeadline = { kind: 'given', dueAt }
      return problems(
        intakeCommands.AssignItem.input.safeParse({ ...item, unitId: 'K1', personId: null, outsideDeadline }),
      )
    }
    expect(assign('2022-03-08T04:00:00.000Z')).toStrictEqual([])
    for (const dueAt of [
      '2022-03-08',
      '2022-03-08T04:00:00Z',
      '2022-03-08T12:00:00.000+08:00',
      '2022-02-30T04:00:00.000Z',
    ]) {
      expect(assign(dueAt)).toStrictEqual(['outsideDeadline.dueAt'])
    }
  })
  test('S0-78 a claim names one of the outcomes, and evidence by its hash and day', () => {
    const claim = { ...entry, outcome: 'solved', outcomeText: '已办结', evidence: [evidence] }
    const input = rectificationCommands.ClaimDone.input
    expect(problems(input.safeParse(claim))).toStrictEqual([])
    expect(problems(input.safeParse({ ...claim, outcome: 'done' }))).toStrictEqual(['outcome'])
    expect(problems(input.safeParse({ ...claim, evidence: [{ ...evidence, sha256: 'A'.repeat(64) }] }))).toStrictEqual([
      'evidence.0.sha256',
    ])
    expect(problems(input.safeParse({ ...claim, evidence: [{ ...evidence, madeOn: '2022-02-30' }] }))).toStrictEqual([
      'evidence.0.madeOn',
    ])
  })
  test('S3-14 an extension is from one to sixty working days', () => {
    const ask = (workingDays: number) =>
      problems(rectificationCommands.RequestExtension.input.safeParse({ ...entry, workingDays, reason: '取证' }))
    expect([1, 60].map(ask)).toStrictEqual([[], []])
    expect([0, 61, 1.5].map(ask)).toStrictEqual([['workingDays'], ['workingDays'], ['workingDays']])
  })
})

describe('how far a command reaches', () => {
  const { TakeFirstContact, AssignItem } = intakeCommands
  test('for some roles only to the own unit, for the others to any', () => {
    expect(scopeFor(TakeFirstContact, ['handler'])).toBe('ownUnit')
    expect(scopeFor(TakeFirstContact, ['operator'])).toBe('any')
  })
  test('of several roles that may send it the one that reaches furthest counts; what may not send it counts nothing', () => {
    expect(scopeFor(TakeFirstContact, ['handler', 'operator'])).toBe('any')
    expect(scopeFor(TakeFirstContact, ['handler', 'dispatcher', 'leader'])).toBe('ownUnit')
    expect(scopeFor(TakeFirstContact, [])).toBe('ownUnit')
  })
  test('for every role alike where it is one word', () => {
    expect(scopeFor(AssignItem, ['dispatcher'])).toBe('any')
    expect(scopeFor(rectificationCommands.PlanRemedies, ['handler', 'unitPrincipal'])).toBe('ownUnit')
  })
  test('a role named for its own unit may send the command', () => {
    const wrong = all.filter(
      ({ roles, scope }) => typeof scope !== 'string' && scope.ownUnitFor.some((role) => !roles.includes(role)),
    )
    expect(wrong).toStrictEqual([])
  })
})

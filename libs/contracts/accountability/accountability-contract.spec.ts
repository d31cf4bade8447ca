import { describe, expect, test } from '@jest/globals'
import { accountabilityRefusals } from '../refusals.js'
import { accountabilityCommands, accountabilityPublished, SANCTION_KINDS, SANCTIONS, severityOf } from './index.js'

const accepts = (name: keyof typeof accountabilityCommands, input: unknown): boolean =>
  accountabilityCommands[name].input.safeParse(input).success
const proposal = {
  ...{ sanctionId: 's-1', kind: 'reminder', unitId: 'K1', personId: null, itemId: null, entryId: null },
  basis: { rule: 'overdue', version: 1 },
  facts: [{ fact: 'deadlinePassed', at: '2020-05-14T16:00:00.000Z', number: 1, text: null, source: 'event-1' }],
}

describe('the measures', () => {
  test('are all of model a7, mildest first, and no two share a code or a name', () => {
    const severities = SANCTIONS.map(({ severity }) => severity)
    expect(severities).toStrictEqual(severities.toSorted((one, other) => one - other))
    expect(new Set(severities)).toStrictEqual(new Set(Array.from({ length: 12 }, (_, severity) => severity)))
    expect(new Set(SANCTION_KINDS).size).toBe(SANCTIONS.length)
    expect(new Set(SANCTIONS.map(({ zh }) => zh)).size).toBe(SANCTIONS.length)
  })
  test('each comes from a document', () => {
    for (const { requirements } of SANCTIONS) {
      expect(requirements.length).toBeGreaterThan(0)
      for (const requirement of requirements) expect(requirement).toMatch(/^S[0-4]-\d\d$/)
    }
  })
  test('S1-83 S3-31 the orders that documents state are kept', () => {
    const inOrder = (...kinds: readonly (typeof SANCTION_KINDS)[number][]) => {
      const severities = kinds.map(severityOf)
      return severities.every((severity, index) => index === 0 || severity > severities[index - 1]!)
    }
    expect(inOrder('accountabilityInterview', 'circular', 'organisationalHandling')).toBe(true)
    expect(inOrder('admonitionTalk', 'disciplineInvestigation', 'removal')).toBe(true)
  })
})

describe('what may be asked of accountability', () => {
  test('no two commands share a name on the screen', () => {
    const labels = Object.values(accountabilityCommands).map(({ zh }) => zh)
    expect(new Set(labels).size).toBe(labels.length)
  })
  test('the product may propose and note, and nothing else', () => {
    const ofSystem = Object.entries(accountabilityCommands).filter(([, { roles }]) =>
      (roles as readonly string[]).includes('system'),
    )
    expect(ofSystem.map(([name]) => name)).toStrictEqual(['ProposeSanction', 'NoteBasisVoided', 'NoteEffectExpired'])
  })
  test('S1-81 a proposal without facts or without the version of its rule is none', () => {
    expect(accepts('ProposeSanction', proposal)).toBe(true)
    expect(accepts('ProposeSanction', { ...proposal, facts: [] })).toBe(false)
    expect(accepts('ProposeSanction', { ...proposal, basis: { rule: 'overdue' } })).toBe(false)
    expect(accepts('ProposeSanction', { ...proposal, kind: 'fine' })).toBe(false)
  })
  test('only what is issued has an effect that ends', () => {
    const decide = (decision: string, effectUntil: string | null) =>
      accepts('DecideSanction', { sanctionId: 's-1', decision, reason: '逾期属实', effectUntil })
    expect([decide('issue', '2020-11-30'), decide('issue', null)]).toStrictEqual([true, true])
    expect([decide('dismiss', null), decide('tolerate', null)]).toStrictEqual([true, true])
    expect([decide('dismiss', '2020-11-30'), decide('tolerate', '2020-11-30')]).toStrictEqual([false, false])
    expect([decide('forgive', null), decide('issue', '2020-11-31')]).toStrictEqual([false, false])
  })
  test('a decision and a statement need words', () => {
    const decision = { sanctionId: 's-1', decision: 'dismiss', effectUntil: null }
    expect(accepts('DecideSanction', { ...decision, reason: ' ' })).toBe(false)
    expect(accepts('StateOwnView', { sanctionId: 's-1', text: '' })).toBe(false)
  })
})

describe('what is told of it', () => {
  test('the published events name the sanction they are about', () => {
    for (const { example } of Object.values(accountabilityPublished)) expect(example).toHaveProperty('sanctionId')
  })
  test('every refusal is worded', () => {
    for (const { zh, en } of Object.values(accountabilityRefusals)) {
      expect(zh).not.toBe('')
      expect(en).not.toBe('')
    }
  })
})

import { describe, expect, test } from '@jest/globals'
import { ROLES } from './command.js'
import { intakeCommands } from './intake/commands.js'
import {
  dashboardQuestions,
  INSPECTION_READERS,
  RANKING_READERS,
  REACH_OF_ROLE,
  SANCTION_READERS,
} from './questions.js'

const questions = Object.entries(dashboardQuestions)
/** Questions about items that fewer may ask; each has a rule of its own below. */
const OF_THEIR_OWN = /^(?:sanctions?|accesses|likelyDuplicates|replyTemplates|inspections?|findings|recurrences)$/

describe('questions', () => {
  test('no two share a Chinese name, and each says in one line what it asks', () => {
    expect(new Set(questions.map(([, { zh }]) => zh)).size).toBe(questions.length)
    for (const [, { says }] of questions) expect(says).toMatch(/^[A-Z].*\.$/)
  })
  test('only who reaches items may ask about them, and whoever does may', () => {
    const reaching = ROLES.filter((role) => REACH_OF_ROLE[role] !== 'none')
    const ofItems = questions.filter(([name, { scope }]) => scope === 'rows' && !OF_THEIR_OWN.test(name))
    expect(ofItems.length).toBeGreaterThan(4)
    for (const [, { roles }] of ofItems) expect(new Set(roles)).toStrictEqual(new Set(reaching))
  })
  test('S0-59 what recurs is asked by those who watch over the tenant, who reach every item of it', () => {
    const { roles } = dashboardQuestions.recurrences
    expect(new Set(roles.map((role) => REACH_OF_ROLE[role]))).toStrictEqual(new Set(['tenant']))
  })
  test('who has read an item is asked by those who watch over it, who reach every item of the tenant', () => {
    const { roles } = dashboardQuestions.accesses
    expect(roles).toStrictEqual(['disciplineOfficer', 'auditor'])
    expect(roles.map((role) => REACH_OF_ROLE[role])).toStrictEqual(['tenant', 'tenant'])
  })
  test('S4-50 what may be the same matter is asked by the desk, which decides whether it is one', () =>
    expect(dashboardQuestions.likelyDuplicates.roles).toStrictEqual(['operator', 'dispatcher']))
  test('S0-79 templates of replies are asked for by those who reply, and by nobody else', () => {
    const replying = intakeCommands.ReplyToReport.roles.filter((role) => role !== 'system')
    expect(dashboardQuestions.replyTemplates.roles).toStrictEqual(replying)
  })
  test('S4-23 of inspections asks who carries them out or looks on: a covert check is no news for those it checks', () => {
    const { inspections, inspection, findings } = dashboardQuestions
    expect([inspections.roles, inspection.roles, findings.roles]).toStrictEqual(Array(3).fill(INSPECTION_READERS))
    expect(INSPECTION_READERS).not.toEqual(expect.arrayContaining(['handler']))
  })
  test('S1-81 of consequences may ask whoever is concerned, proposes, decides or looks on; no desk, no ranking office', () => {
    const { sanctions, sanction } = dashboardQuestions
    expect([sanctions.roles, sanction.roles]).toStrictEqual([SANCTION_READERS, SANCTION_READERS])
    const reachOf: Readonly<Record<string, string>> = REACH_OF_ROLE
    expect(SANCTION_READERS.filter((role) => reachOf[role] === 'none')).toStrictEqual([])
    const without = ROLES.filter((role) => !(SANCTION_READERS as readonly string[]).includes(role))
    expect(without).toStrictEqual(
      expect.arrayContaining(['operator', 'dispatcher', 'acceptanceOfficer', 'evaluationOffice', 'administrator']),
    )
  })
  test('administrators have accounts and configuration, no items', () => {
    const theirs = questions.filter(
      ([, { roles }]) => roles === 'signedIn' || (roles as readonly string[]).includes('administrator'),
    )
    expect(theirs.map(([name]) => name)).toStrictEqual([
      ...['me', 'units', 'channels', 'catalogues', 'handlingModes', 'ledgerKinds', 'people'],
      ...['officeLines', 'responsibilities', 'inspectionChoices'],
    ])
  })
  test('who sees the ranking may ask for figures', () => {
    expect(
      RANKING_READERS.filter((role) => !(dashboardQuestions.figures.roles as readonly string[]).includes(role)),
    ).toStrictEqual([])
  })
})

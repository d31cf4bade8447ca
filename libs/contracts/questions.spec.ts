import { describe, expect, test } from '@jest/globals'
import { ROLES } from './command.js'
import { dashboardQuestions, RANKING_READERS, REACH_OF_ROLE } from './questions.js'

const questions = Object.entries(dashboardQuestions)

describe('questions', () => {
  test('no two share a Chinese name, and each says in one line what it asks', () => {
    expect(new Set(questions.map(([, { zh }]) => zh)).size).toBe(questions.length)
    for (const [, { says }] of questions) expect(says).toMatch(/^[A-Z].*\.$/)
  })
  test('only who reaches items may ask about them, and whoever does may', () => {
    const reaching = ROLES.filter((role) => REACH_OF_ROLE[role] !== 'none')
    for (const [, { roles }] of questions.filter(([, { scope }]) => scope === 'rows')) {
      expect(new Set(roles)).toStrictEqual(new Set(reaching))
    }
  })
  test('administrators have accounts and configuration, no items', () => {
    const theirs = questions.filter(
      ([, { roles }]) => roles === 'signedIn' || (roles as readonly string[]).includes('administrator'),
    )
    expect(theirs.map(([name]) => name)).toStrictEqual(['me', 'units'])
  })
  test('who sees the ranking may ask for figures', () => {
    expect(
      RANKING_READERS.filter((role) => !(dashboardQuestions.figures.roles as readonly string[]).includes(role)),
    ).toStrictEqual([])
  })
})

import { describe, expect, test } from '@jest/globals'
import { daysBetween } from './arrivals.js'
import { simulatedMatters, type SimulatedMatter } from './matters.js'
import { lifeOf, schedule } from './schedule.js'

const plan = { days: daysBetween('2026-01-01', '2026-12-31'), items: 1_500, bureaus: 40, seed: 7, open: false }
const matters = [...simulatedMatters(plan)].flat()
const daysOf = (matter: SimulatedMatter, part: string): readonly number[] =>
  lifeOf(matter)
    .filter(([named]) => named === part)
    .map(([, day]) => day)

describe('the life of a matter', () => {
  test('everybody’s begins with being registered and assigned on the working day after it came', () => {
    for (const matter of matters) {
      expect(daysOf(matter, 'register')).toStrictEqual([matter.received + 1])
      expect(Math.min(...lifeOf(matter).map(([, day]) => day))).toBe(matter.received + 1)
    }
  })
  test('S2-11 a part is claimed and accepted before its lead is claimed', () => {
    const joint = matters.filter(({ mode, claimed }) => mode === 'joint' && claimed !== null)
    expect(joint.length).toBeGreaterThan(20)
    for (const matter of joint) {
      const [asked, part, passed, done] = ['askJointUnit', 'claimPart', 'acceptPart', 'claim'].map(
        (name) => daysOf(matter, name)[0]!,
      ) as [number, number, number, number]
      expect(asked < part && part < passed && passed < done).toBe(true)
    }
  })
  test('S3-80 what is sent back is claimed again and accepted after that, all else once', () => {
    for (const matter of matters.filter(({ claimed }) => claimed !== null)) {
      const [claims, accepts] = [daysOf(matter, 'claim'), daysOf(matter, 'accept')]
      expect([claims.length, accepts.length]).toStrictEqual([matter.returned ? 2 : 1, 1])
      expect(accepts[0]).toBeGreaterThan(claims.at(-1)!)
    }
  })
  test('S3-14 more time is asked for and decided on before the work is claimed', () => {
    const asking = matters.filter(({ extension }) => extension !== null)
    expect(asking.length).toBeGreaterThan(20)
    for (const matter of asking) {
      const [asked, decided] = [daysOf(matter, 'askForTime')[0]!, daysOf(matter, 'decideOnTime')[0]!]
      expect(asked < decided && decided < (matter.claimed ?? Infinity)).toBe(true)
    }
  })
})

test('a day of the schedule holds what is due on it, and is taken once', () => {
  const due = schedule()
  const [one] = matters as [SimulatedMatter]
  due.add(one)
  expect(due.take(one.received + 1).get('register')).toStrictEqual([one])
  expect(due.take(one.received + 1).size).toBe(0)
})

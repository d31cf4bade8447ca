import { describe, expect, test } from '@jest/globals'
import { intakeCommands } from '@huiyin/contracts/intake'
import { inspectionsOn } from './inspections.js'
import { workingDays } from './year.js'

const days = workingDays('2026-07-01', '2026-11-27')
const steps = days.flatMap((day, index) => inspectionsOn(day, index, index === days.length - 1))

describe('the inspections of the demonstration', () => {
  test('are held every twelfth working day, and each is ended with every finding settled', () => {
    const named = (name: string) => steps.filter((step) => step.name === name).length
    expect(named('HoldInspection')).toBeGreaterThan(5)
    expect(named('EndInspection')).toBe(named('HoldInspection'))
    expect(named('SettleOnTheSpot') + named('NoteFinding')).toBe(named('RecordFinding'))
    expect(named('PlanInspection')).toBe(named('HoldInspection') + 1)
  })
  test('say that they are made up, name no real unit, and are what the contracts take', () => {
    expect(new Set(steps.map(({ login }) => login))).toStrictEqual(new Set(['supervisor']))
    for (const { name, input } of steps) {
      expect(intakeCommands[name as keyof typeof intakeCommands].input.safeParse(input).success).toBe(true)
      if ('title' in input) expect(String(input.title)).toContain('示范')
    }
  })
})

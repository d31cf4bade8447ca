import { describe, expect, test } from '@jest/globals'
import type { Position } from '@huiyin/event-sourcing'
import { LogUnreachable } from '@huiyin/store-postgres'
import { patientStepper } from './patient-stepper.js'

/** Whoever steps, with what happens at each step: a fault, or whether there was anything. */
const stepping = (...happens: readonly (Error | boolean)[]) => {
  const [left, delays] = [[...happens], [] as unknown[]]
  const step = async () => {
    const next = left.shift()!
    if (next instanceof Error) throw next
    return next
  }
  const stepper = { step, position: () => 7 as Position }
  return { delays, ...patientStepper(stepper, { onDelay: (error) => delays.push(error), pauseMillis: 1 }) }
}

describe('a step for which the database was away', () => {
  test.each([
    new LogUnreachable(new Error('Query read timeout')),
    new Error('Connection terminated unexpectedly'),
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  ])('is taken again: %s', async (away) => {
    const { step, delays, position } = stepping(away, true, false)
    expect([await step(), await step(), await step()]).toStrictEqual([true, true, false])
    expect([delays, position()]).toStrictEqual([[away], 7])
  })
  test('is no excuse for what is wrong for good', async () => {
    const { step, delays } = stepping(new Error('relation "things" does not exist'))
    await expect(step()).rejects.toThrow('does not exist')
    expect(delays).toStrictEqual([])
  })
})

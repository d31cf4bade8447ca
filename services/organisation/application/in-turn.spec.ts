import { describe, expect, test } from '@jest/globals'
import { inTurn } from './in-turn.js'

const later = <T>(value: T, millis: number) => new Promise<T>((resolve) => setTimeout(() => resolve(value), millis))

describe('tasks in turn', () => {
  test('run one after the other, in the order they came', async () => {
    const turn = inTurn()
    const seen: string[] = []
    const task = (name: string, millis: number) => async () => {
      seen.push(`${name} begins`)
      await later(null, millis)
      seen.push(`${name} ends`)
      return name
    }
    const done = await Promise.all([turn(task('first', 5)), turn(task('second', 1)), turn(task('third', 0))])
    expect(done).toStrictEqual(['first', 'second', 'third'])
    expect(seen).toStrictEqual(['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]))
  })
  test('run while those of other processes are kept out', async () => {
    const seen: string[] = []
    const turn = inTurn(async (deed) => {
      seen.push('alone')
      const done = await deed()
      seen.push('let go')
      return done
    })
    expect(
      await Promise.all([turn(async () => seen.push('first')), turn(async () => seen.push('second'))]),
    ).toHaveLength(2)
    expect(seen).toStrictEqual(['alone', 'first', 'let go', 'alone', 'second', 'let go'])
  })
  test('go on after one that failed, and its caller alone is told', async () => {
    const turn = inTurn()
    const failed = turn(() => Promise.reject(new Error('no')))
    const next = turn(() => Promise.resolve('yes'))
    await expect(failed).rejects.toThrow('no')
    expect(await next).toBe('yes')
  })
})

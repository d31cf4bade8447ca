import { hash } from '@node-rs/argon2'
import { describe, expect, test } from '@jest/globals'
import { atMost, passwordHashes } from './password-hashes.js'

const hashes = passwordHashes()

describe('a password hash', () => {
  test('is argon2id with 19 MiB, two passes and one lane, and a salt of its own', async () => {
    const [one, other] = [await hashes.make('correct horse'), await hashes.make('correct horse')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(one.split('$')[4]).not.toBe(other.split('$')[4])
  })
  test('is matched by its password alone', async () => {
    const stored = await hashes.make('correct horse')
    expect([await hashes.matches(stored, 'correct horse'), await hashes.matches(stored, 'wrong horse')]).toStrictEqual([
      true,
      false,
    ])
  })
  test('that is not there is matched by nothing', async () => {
    expect([await hashes.matches(null, ''), await hashes.matches(null, 'correct horse')]).toStrictEqual([false, false])
  })
  test('knows whether it was made at today’s cost', async () => {
    expect(hashes.isOutdated(await hashes.make('correct horse'))).toBe(false)
    expect(hashes.isOutdated(await hash('correct horse', { memoryCost: 8_192 }))).toBe(true)
    expect(hashes.isOutdated(await hash('correct horse', { timeCost: 3 }))).toBe(true)
  })
})

describe('work that is done so many at a time', () => {
  test('never runs more at once, and is done in the order it came', async () => {
    const limit = atMost(2)
    let [running, most] = [0, 0]
    const started: number[] = []
    const task = (number: number) => async () => {
      started.push(number)
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 2))
      running -= 1
      return number
    }
    const numbers = [0, 1, 2, 3, 4, 5, 6]
    expect(await Promise.all(numbers.map((number) => limit(task(number))))).toStrictEqual(numbers)
    expect([most, started]).toStrictEqual([2, numbers])
  })
  test('goes on after a task that failed', async () => {
    const limit = atMost(1)
    const failed = limit(() => Promise.reject(new Error('no')))
    const next = limit(() => Promise.resolve('yes'))
    await expect(failed).rejects.toThrow('no')
    expect(await next).toBe('yes')
  })
})

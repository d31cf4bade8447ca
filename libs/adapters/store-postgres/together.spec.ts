import { describe, expect, test } from '@jest/globals'
import { together } from './together.js'

const aTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Groups that are answered when told to, in any order. */
const groups = () => {
  const asked: { readonly questions: readonly number[]; answer(): void; fail(error: Error): void }[] = []
  const ask = (questions: readonly number[]) =>
    new Promise<readonly string[]>((resolve, reject) => {
      asked.push({ questions, answer: () => resolve(questions.map((n) => `answer ${n}`)), fail: reject })
    })
  return { asked, one: together(ask) }
}

describe('questions asked together', () => {
  test('who is alone is asked for at once, alone', () => {
    const { asked, one } = groups()
    void one(1)
    expect(asked.map(({ questions }) => questions)).toStrictEqual([[1]])
  })
  test('a crowd waits for one of two who are under way, and then goes together, each with its own answer', async () => {
    const { asked, one } = groups()
    const answers = [1, 2, 3, 4, 5].map(one)
    expect(asked.map(({ questions }) => questions)).toStrictEqual([[1], [2]])
    asked[1]!.answer() // the first takes long and holds up nobody
    await aTurn()
    asked[2]!.answer()
    expect(await Promise.all(answers.slice(1))).toStrictEqual([2, 3, 4, 5].map((n) => `answer ${n}`))
    expect(asked.map(({ questions }) => questions)).toStrictEqual([[1], [2], [3, 4, 5]])
  })
  test('what a group throws is thrown to each who asked in it, and the next goes on', async () => {
    const { asked, one } = groups()
    const answers = [1, 2, 3, 4].map(one)
    asked[0]!.answer()
    await aTurn()
    const last = one(5)
    asked[2]!.fail(new Error('gone'))
    await expect(Promise.all(answers.slice(2))).rejects.toThrow('gone')
    await expect(answers[3]).rejects.toThrow('gone')
    asked[3]!.answer()
    expect(await last).toBe('answer 5')
  })
})

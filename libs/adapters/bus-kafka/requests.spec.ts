import { describe, expect, test } from '@jest/globals'
import { requestsOf } from './requests.js'

const message = (n: number, bytes: number) => ({
  key: `key-${n}`,
  value: '字'.repeat(bytes / 3),
  headers: { n: String(n) },
})
const keysIn = (requests: ReturnType<typeof requestsOf>) => requests.map((one) => one.map(({ key }) => key))

describe('messages for a broker', () => {
  test('go together as long as a broker takes them at once, in their order', () => {
    const messages = [1, 2, 3, 4, 5].map((n) => message(n, 300))
    expect(keysIn(requestsOf(messages, 1_000))).toStrictEqual([['key-1', 'key-2'], ['key-3', 'key-4'], ['key-5']])
  })
  test('are measured in bytes, with what lies around them', () => {
    expect(requestsOf([message(1, 390), message(2, 390)], 1_000)).toHaveLength(1)
    expect(requestsOf([message(1, 399), message(2, 399)], 1_000)).toHaveLength(2)
  })
  test('that are larger by themselves go alone, and hold nobody else back', () => {
    expect(keysIn(requestsOf([message(1, 30), message(2, 3_000), message(3, 30)], 1_000))).toStrictEqual([
      ['key-1'],
      ['key-2'],
      ['key-3'],
    ])
  })
  test('that are none make no request', () => {
    expect(requestsOf([])).toStrictEqual([])
    expect(requestsOf([{ key: 'gone', value: null }])).toHaveLength(1)
  })
})

import { describe, expect, test } from '@jest/globals'
import { ProcessUnreachable, type SignedClient } from '@huiyin/signed-http'
import { sharedOut } from './shared-out.js'

const said: string[] = []
const answering =
  (name: string): SignedClient =>
  async (path) => {
    said.push(`${name} ${path}`)
    return { status: 200, body: { answer: name } }
  }
const failing =
  (code: string): SignedClient =>
  async () => {
    const inner = Object.assign(new Error(code), { code })
    throw new ProcessUnreachable('intake', code, { cause: new TypeError('fetch failed', { cause: inner }) })
  }

describe('several instances of one process', () => {
  test('are asked in turn', async () => {
    said.length = 0
    const ask = sharedOut([answering('one'), answering('two')])
    for (const n of [1, 2, 3, 4]) await ask(`/${n}`, {})
    expect(said.map((one) => one.split(' ')[0]!).toSorted()).toStrictEqual(['one', 'one', 'two', 'two'])
  })
  test('answer for one where nobody listens', async () => {
    const ask = sharedOut([failing('ECONNREFUSED'), answering('two')])
    for (const n of [1, 2, 3]) expect(await ask(`/${n}`, {})).toStrictEqual({ status: 200, body: { answer: 'two' } })
  })
  test('are not asked again for what may have arrived', async () => {
    said.length = 0
    const ask = sharedOut([failing('ECONNRESET'), answering('two')])
    const asked = await Promise.allSettled([ask('/1', {}), ask('/2', {})])
    expect(asked.map(({ status }) => status).toSorted()).toStrictEqual(['fulfilled', 'rejected'])
    expect(said).toHaveLength(1)
  })
  test('are unreachable when nobody listens anywhere', async () => {
    await expect(sharedOut([failing('ECONNREFUSED'), failing('ECONNREFUSED')])('/1', {})).rejects.toThrow(
      'intake could not be asked: ECONNREFUSED',
    )
  })
})

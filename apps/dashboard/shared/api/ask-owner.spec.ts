import { describe, expect, test } from '@jest/globals'
import { askOwner } from './ask-owner.js'

const question = { context: 'intake', name: 'openedReporter', args: { itemId: 'i1' } }
const answering = (status: number, body: string) => {
  const asked: { path: string; init: RequestInit }[] = []
  const fetching = async (path: string, init: RequestInit) => {
    asked.push({ path, init })
    return new Response(body, { status })
  }
  return { asked, fetching }
}

describe('what only the owning context may answer', () => {
  test('is asked by post, kept nowhere, in the language of the screen', async () => {
    const { asked, fetching } = answering(200, '{"answer":{"name":"x"}}')
    const answer = await askOwner(question, 'en', fetching)
    expect(answer).toStrictEqual({ kind: 'answered', answer: { name: 'x' } })
    expect(asked[0]).toMatchObject({
      path: '/questions/intake/openedReporter',
      init: { method: 'POST', cache: 'no-store', body: '{"args":{"itemId":"i1"}}' },
    })
    expect(asked[0]!.init.headers).toMatchObject({ 'accept-language': 'en' })
  })
  test('is refused by its code', async () => {
    const { fetching } = answering(409, '{"code":"NotOpenedByYou","message":"no","problems":[]}')
    expect(await askOwner(question, 'zh', fetching)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'NotOpenedByYou' },
    })
  })
  test('a broken connection is told as one', async () => {
    const answer = await askOwner(question, 'zh', () => Promise.reject(new TypeError('fetch failed')))
    expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'NetworkUnreachable' } })
  })
})

import { describe, expect, test } from '@jest/globals'
import { askEvidence, askPhotos, evidencePath, photoPath, uploadPath } from './ask-files.js'

const answering = (status: number, body: unknown) => {
  const asked: (readonly [path: string, body: unknown])[] = []
  const fetching = async (path: string, { body: sent }: RequestInit) => {
    asked.push([path, JSON.parse(sent as string)])
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
  }
  return { asked, fetching }
}

describe('files are asked for', () => {
  test('of the context that owns them, about one item', async () => {
    const { asked, fetching } = answering(200, { answer: [{ file: 'f' }] })
    expect(await askEvidence('item-1', 'zh', fetching)).toStrictEqual({ ok: true, rows: [{ file: 'f' }] })
    expect(await askPhotos('item-1', 'zh', fetching)).toStrictEqual({ ok: true, rows: [{ file: 'f' }] })
    const args = { args: { itemId: 'item-1' } }
    expect(asked).toStrictEqual([
      ['/questions/rectification/evidence', args],
      ['/questions/intake/photos', args],
    ])
  })
  test('an item that is not to be seen has none', async () => {
    expect(await askPhotos('i', 'zh', answering(200, { answer: null }).fetching)).toStrictEqual({ ok: true, rows: [] })
  })
  test('and read and sent by ids that hold for an address', () => {
    expect(evidencePath('a/b', 'f')).toBe('/questions/rectification/items/a%2Fb/evidence/f')
    expect(photoPath('a/b', 'f')).toBe('/questions/intake/items/a%2Fb/photos/f')
    expect(uploadPath('i:K1')).toBe('/files/rectification/i%3AK1')
  })
  test('a refusal comes with its code, and a fault with one of our own', async () => {
    const refusal = { code: 'RoleMissing', message: '您的角色不能执行此操作。', problems: [] }
    expect(await askPhotos('i', 'zh', answering(403, refusal).fetching)).toStrictEqual({ ok: false, refusal })
    expect(await askPhotos('i', 'zh', answering(502, '<html>').fetching)).toMatchObject({
      refusal: { code: 'ServerFault' },
    })
    const broken = () => Promise.reject(new Error('offline'))
    expect(await askEvidence('i', 'zh', broken)).toMatchObject({ refusal: { code: 'NetworkUnreachable' } })
  })
})

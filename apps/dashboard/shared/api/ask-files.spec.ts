import { describe, expect, test } from '@jest/globals'
import { askEvidence, askPhotos, evidencePath, photoPath, uploadPath } from './ask-files.js'

const answering = (status: number, body: unknown) => {
  const asked: string[] = []
  const fetching = async (path: string) => {
    asked.push(path)
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
  }
  return { asked, fetching }
}

describe('files are asked for', () => {
  test('where the context that owns them answers, with ids that hold for an address', async () => {
    const { asked, fetching } = answering(200, { evidence: [], photos: [] })
    expect(await askEvidence('a/b', 'zh', fetching)).toStrictEqual({ ok: true, rows: [] })
    expect(await askPhotos('a/b', 'zh', fetching)).toStrictEqual({ ok: true, rows: [] })
    expect(asked).toStrictEqual([
      '/questions/rectification/items/a%2Fb/evidence',
      '/questions/intake/items/a%2Fb/photos',
    ])
    expect(evidencePath('i', 'f')).toBe('/questions/rectification/items/i/evidence/f')
    expect(photoPath('i', 'f')).toBe('/questions/intake/items/i/photos/f')
    expect(uploadPath('i:K1')).toBe('/files/rectification/i%3AK1')
  })
  test('a refusal comes with its code, and a fault with one of our own', async () => {
    const refusal = { code: 'FileNotFound', message: '没有这个文件', problems: [] }
    expect(await askPhotos('i', 'zh', answering(404, refusal).fetching)).toStrictEqual({ ok: false, refusal })
    expect(await askPhotos('i', 'zh', answering(502, '<html>').fetching)).toMatchObject({
      refusal: { code: 'ServerFault' },
    })
    const broken = () => Promise.reject(new Error('offline'))
    expect(await askEvidence('i', 'zh', broken)).toMatchObject({ refusal: { code: 'NetworkUnreachable' } })
  })
})

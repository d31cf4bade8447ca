import { describe, expect, test } from '@jest/globals'
import { formProblems, pairsOf, sentForm } from './sent-form.js'

const FULL = { service_code: 'C2', description: 'a' }
const wrong = (more: Readonly<Record<string, unknown>>) => {
  const body = { ...FULL, ...more }
  return formProblems(body, sentForm(body)).map(({ en }) => en)
}

describe('a posted form', () => {
  test('is read as texts: what is empty was left out, and control characters are none', () => {
    const form = sentForm({ ...FULL, description: ' a\r\nb\u0007 ', first_name: ' ', phone: ['1', '2'] })
    expect([form.description, form.firstName, form.phone]).toStrictEqual(['a\nb', null, '1'])
  })
  test('has its attributes by their codes, one or several values each', () => {
    const { attributes } = sentForm({
      'attribute[one]': 'x',
      'attribute[two][]': ['a', 'b'],
      'attribute[]': 'y',
      attribute: 'z',
    })
    expect([...attributes]).toStrictEqual([
      ['one', ['x']],
      ['two', ['a', 'b']],
    ])
  })
  test('is compared without the key that it was sent with', () => {
    expect(pairsOf({ ...FULL, api_key: 'one', jurisdiction_id: 'city' })).toStrictEqual(
      pairsOf({ ...FULL, api_key: 'two' }),
    )
  })
  test.each(['31.8206', '-33.4577756', '+90', '0'])('may be at latitude %s', (lat) =>
    expect(wrong({ lat, long: '0' })).toStrictEqual([]),
  )
  test.each(['90.1', '-91', '1e1', 'NaN', '31,8', '0x10', '٣١'])('cannot be at latitude %s', (lat) =>
    expect(wrong({ lat, long: '0' })).toStrictEqual(['lat is a number of degrees from -90 to 90']),
  )
  test.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'photo.jpg',
    'http://',
    `https://a.example/${'x'.repeat(1_000)}`,
  ])('cannot name the picture %s', (media_url) =>
    expect(wrong({ media_url })).toStrictEqual(['media_url is an http or https address (it is noted, never fetched)']),
  )
  test('names at most five pictures, and forty attributes', () => {
    expect(wrong({ media_url: Array.from({ length: 6 }, () => 'https://a.example/p.jpg') })).toHaveLength(1)
    const many = Object.fromEntries(Array.from({ length: 41 }, (_, nth) => [`attribute[a${nth}]`, 'x']))
    expect(wrong(many)).toHaveLength(1)
    expect(wrong({ 'attribute[a]': 'x'.repeat(4_001) })).toHaveLength(1)
  })
})

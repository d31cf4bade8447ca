import { describe, expect, test } from '@jest/globals'
import { SaxesParser } from 'saxes'
import { written, type Answer } from './answer.js'

const answer: Answer = {
  root: 'service_requests',
  of: {
    each: 'request',
    of: [{ id: 'a&b', open: true, lat: 31.8, nothing: null, values: { each: 'value', of: ['x'] } }],
  },
}
const isWellFormed = (text: string): boolean => {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text).close()
  return true
}

describe('an answer', () => {
  test('in XML names every part of a list, and what is null is empty', () => {
    expect(written(answer, 'xml')).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><service_requests><request><id>a&amp;b</id><open>true</open>' +
        '<lat>31.8</lat><nothing/><values><value>x</value></values></request></service_requests>',
    )
  })
  test('in JSON is the same by the Spark convention: lists without names, no root', () => {
    expect(JSON.parse(written(answer, 'json'))).toStrictEqual([
      { id: 'a&b', open: true, lat: 31.8, nothing: null, values: ['x'] },
    ])
  })
  test('without any part is an empty list in both', () => {
    const empty: Answer = { root: 'services', of: { each: 'service', of: [] } }
    expect([written(empty, 'xml').endsWith('<services/>'), written(empty, 'json')]).toStrictEqual([true, '[]'])
  })
  test.each(['<script>', ']]>', '"quoted" & \'so\'', 'bell \u0007 and \u0000', '\uFFFE', '汉字 𠮷'])(
    'stays well formed with %j in it',
    (text) => expect(isWellFormed(written({ root: 'errors', of: { description: text } }, 'xml'))).toBe(true),
  )
})

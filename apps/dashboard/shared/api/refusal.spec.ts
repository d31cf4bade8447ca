import { describe, expect, test } from '@jest/globals'
import { refusalOf, refusalOfQuestion } from './refusal.js'

describe('what went wrong, as the server said it', () => {
  test('a refusal keeps its code, its sentence and its problems', () => {
    const body = { code: 'InputInvalid', message: '填写内容有误', problems: [{ path: 'reason', says: 'too short' }] }
    expect(refusalOf(body)).toStrictEqual(body)
  })
  test('what is no refusal is a fault of the server', () => {
    expect(refusalOf('<html>')).toMatchObject({ code: 'ServerFault' })
    expect(refusalOf(null)).toMatchObject({ code: 'ServerFault' })
  })
  test('a question refused in GraphQL reads the same', () => {
    const error = { graphQLErrors: [{ message: '请先登录。', extensions: { code: 'NotSignedIn' } }] }
    expect(refusalOfQuestion(error)).toStrictEqual({ code: 'NotSignedIn', message: '请先登录。', problems: [] })
  })
  test('an unreachable server and a fault are told apart', () => {
    expect(refusalOfQuestion({ graphQLErrors: [], networkError: new Error('x') }).code).toBe('NetworkUnreachable')
    const fault = { graphQLErrors: [{ message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }
    expect(refusalOfQuestion(fault).code).toBe('ServerFault')
  })
})

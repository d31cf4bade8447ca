import { describe, expect, test } from '@jest/globals'
import type { QuestionDefinition, Role } from '@huiyin/contracts'
import {
  answered,
  AnswerQuestion,
  AnswerQuestionHandler,
  mayAsk,
  notAnswered,
  QuestionRegistry,
  type Asked,
} from './answer-question.js'
import type { Viewer } from './viewer.js'

const definition = (roles: QuestionDefinition['roles']): QuestionDefinition => ({
  ...{ says: 'Something.', zh: '查询', scope: 'rows', requirements: [] },
  roles,
})
const viewerWith = (...roles: readonly Role[]): Viewer => ({
  ...{ login: 'x', personId: 'x', name: 'x', tenant: 'city', postId: null, unitId: null, unitIds: [] },
  atOrAbove: ['x'],
  roles,
})

const handlerOver = (asked: unknown[]) => {
  const registry = new QuestionRegistry()
  registry.add({
    echo: {
      definition: definition(['leader']),
      run: async (viewer, args) => {
        asked.push([viewer.login, args])
        return answered('told')
      },
    },
  })
  return new AnswerQuestionHandler(registry)
}

describe('a question', () => {
  test('is answered for who may ask it, with what was asked', async () => {
    const asked: unknown[] = []
    const told = await handlerOver(asked).execute(new AnswerQuestion('echo', { page: 1 }, viewerWith('leader')))
    expect(told).toStrictEqual({ ok: true, answer: 'told' })
    expect(asked).toStrictEqual([['x', { page: 1 }]])
  })
  test('is not even begun for who may not', async () => {
    const asked: unknown[] = []
    const told = await handlerOver(asked).execute(new AnswerQuestion('echo', {}, viewerWith('handler', 'auditor')))
    expect(told).toStrictEqual(notAnswered('RoleMissing'))
    expect(asked).toStrictEqual([])
  })
  test('that nobody answers is refused, a name that every object has included', async () => {
    for (const name of ['nothing', 'toString', '__proto__']) {
      const told = await handlerOver([]).execute(new AnswerQuestion(name, {}, viewerWith('leader')))
      expect(told).toStrictEqual(notAnswered('QuestionUnknown'))
    }
  })
  test('has one answer: a second one under its name is a fault', () => {
    const registry = new QuestionRegistry()
    const question = { definition: definition('signedIn'), run: async () => answered(1) }
    registry.add({ same: question })
    expect(() => registry.add({ same: question })).toThrow('question same has two answers')
  })
  test('for everybody signed in asks for no role', () => {
    expect(mayAsk(definition('signedIn'), viewerWith())).toBe(true)
    expect(mayAsk(definition([]), viewerWith('leader'))).toBe(false)
  })
  test('is told to whoever keeps an access log: answered or refused, but not what is about the asker alone', async () => {
    const registry = new QuestionRegistry()
    const run = async () => answered([1, 2])
    registry.add({ list: { definition: definition(['leader']), run } })
    registry.add({ me: { definition: { ...definition('signedIn'), scope: 'self' }, run } })
    const noted: Asked[] = []
    const handler = new AnswerQuestionHandler(registry, (asked) => noted.push(asked))
    const [leader, clerk] = [viewerWith('leader'), viewerWith('handler')]
    await handler.execute(new AnswerQuestion('list', { page: 1 }, leader))
    await handler.execute(new AnswerQuestion('list', {}, clerk))
    await handler.execute(new AnswerQuestion('me', {}, leader))
    await handler.execute(new AnswerQuestion('nothing', {}, leader))
    expect(noted).toStrictEqual([
      { name: 'list', args: { page: 1 }, viewer: leader, answer: answered([1, 2]) },
      { name: 'list', args: {}, viewer: clerk, answer: notAnswered('RoleMissing') },
    ])
  })
})

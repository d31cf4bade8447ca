import { Inject, Injectable, Optional } from '@nestjs/common'
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import type { QuestionDefinition } from '@huiyin/contracts'
import type { InputProblem } from '@huiyin/messaging'
import { tracedHere } from './tracing.js'
import type { Viewer } from './viewer.js'

/** What became of a question: an answer, or why there is none. */
export type QuestionAnswer<T = unknown> =
  | { readonly ok: true; readonly answer: T }
  | { readonly ok: false; readonly refusal: string; readonly problems: readonly InputProblem[] }

/** The question is answered. */
export const answered = <T>(answer: T): QuestionAnswer<T> => ({ ok: true, answer })

/** The question is not answered, for this reason. */
export const notAnswered = (refusal: string, problems: readonly InputProblem[] = []): QuestionAnswer<never> => ({
  ok: false,
  refusal,
  problems,
})

/** One question with its definition and what answers it, once it is known that this viewer may ask. */
export interface Question<A = never, T = unknown> {
  readonly definition: QuestionDefinition
  readonly run: (viewer: Viewer, args: A) => Promise<QuestionAnswer<T>>
}

export type Questions = Readonly<Record<string, Question>>

/** What a question takes and gives. */
export type ArgumentsOf<Q> = Q extends Question<infer A> ? A : never
export type AnswerOf<Q> = Q extends { readonly run: (...given: never[]) => Promise<QuestionAnswer<infer T>> }
  ? T
  : never

/** The only query class there is: its handler is the one path on which permission to ask is judged. */
export class AnswerQuestion extends Query<QuestionAnswer> {
  constructor(
    readonly name: string,
    readonly args: unknown,
    readonly viewer: Viewer,
  ) {
    super()
  }
}

/** Whether one of the viewer's roles may ask a question at all; which rows are shown is judged where it is answered. */
export const mayAsk = ({ roles }: QuestionDefinition, viewer: Pick<Viewer, 'roles'>): boolean =>
  roles === 'signedIn' || roles.some((role) => viewer.roles.includes(role))

/** Every question of this process. A module adds its own when it is made. */
@Injectable()
export class QuestionRegistry {
  private readonly questions = new Map<string, Question>()

  /**
   * Questions of a context are asked under its name, `intake/openedReporter`; those of the dashboard by theirs alone.
   * Throws when a name is taken: two answers to one question would be a coin toss.
   */
  add(questions: Questions, context: string | null = null): void {
    for (const [bare, question] of Object.entries(questions)) {
      const name = context === null ? bare : `${context}/${bare}`
      if (this.questions.has(name)) throw new Error(`question ${name} has two answers`)
      this.questions.set(name, question)
    }
  }

  find(name: string): Question | undefined {
    return this.questions.get(name)
  }
}

/** A question that was asked, with what became of it. */
export interface Asked {
  readonly name: string
  readonly args: unknown
  readonly viewer: Viewer
  readonly answer: QuestionAnswer
}

/** Told of every question about more than the asker; what it does must not make anybody wait. */
export type OnAsked = (asked: Asked) => void
export const ON_ASKED = Symbol('told of every question')

@Injectable()
@QueryHandler(AnswerQuestion)
export class AnswerQuestionHandler implements IQueryHandler<AnswerQuestion> {
  constructor(
    @Inject(QuestionRegistry) private readonly registry: QuestionRegistry,
    @Optional() @Inject(ON_ASKED) private readonly onAsked: OnAsked | null = null,
  ) {}

  async execute({ name, args, viewer }: AnswerQuestion): Promise<QuestionAnswer> {
    const question = this.registry.find(name)
    if (!question) return notAnswered('QuestionUnknown')
    const { definition } = question
    const run = () => tracedHere(`question ${name}`, {}, () => question.run(viewer, args as never))
    const answer = mayAsk(definition, viewer) ? await run() : notAnswered('RoleMissing')
    if (definition.scope !== 'self') this.onAsked?.({ name, args, viewer, answer })
    return answer
  }
}

/** Asks through the bus, typed by the questions a module added. */
export type AskQuestion<Q extends Questions> = <N extends keyof Q & string>(
  name: N,
  args: ArgumentsOf<Q[N]>,
  viewer: Viewer,
) => Promise<QuestionAnswer<AnswerOf<Q[N]>>>

/** Binds `AskQuestion` to the query bus. */
export const askingOver =
  <Q extends Questions>(bus: QueryBus): AskQuestion<Q> =>
  async (name, args, viewer) =>
    (await bus.execute(new AnswerQuestion(name, args, viewer))) as QuestionAnswer<never>

import { Body, Controller, Header, Headers, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import { z } from 'zod'
import { AnswerQuestion, type QuestionAnswer } from './answer-question.js'
import { languageOf, refusalException } from './refusal-answer.js'
import { SignedIn, TheViewer } from './session.js'
import type { Viewer } from './viewer.js'

const questionBody = z.strictObject({ args: z.record(z.string(), z.unknown()) })

/**
 * `POST /questions/<context>/<name>`: what the owning context answers itself, because nobody else may (design §2). Never
 * by GET, which would put what is asked into addresses and logs, and never kept anywhere on the way.
 */
@Controller('questions')
@UseGuards(SignedIn)
export class QuestionsController {
  constructor(@Inject(QueryBus) private readonly bus: QueryBus) {}

  @Post(':context/:name')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async answer(
    @Param() { context, name }: { readonly context: string; readonly name: string },
    @Body() body: unknown,
    @TheViewer() viewer: Viewer,
    @Headers('accept-language') accepts?: string,
  ): Promise<unknown> {
    const language = languageOf(accepts)
    const read = questionBody.safeParse(body)
    if (!read.success) throw refusalException({ ok: false, refusal: 'InputInvalid', problems: [] }, language)
    const question = new AnswerQuestion(`${context}/${name}`, read.data.args, viewer)
    const answer: QuestionAnswer = await this.bus.execute(question)
    if (!answer.ok) throw refusalException(answer, language)
    return { answer: answer.answer }
  }
}

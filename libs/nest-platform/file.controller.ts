import { Controller, Get, Headers, Inject, Param, Res, UseGuards, type Type } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import type { Response } from 'express'
import { askingOver, type AskQuestion, type Question } from './answer-question.js'
import { languageOf, refusalException } from './refusal-answer.js'
import { sendFile, type AnsweredFile } from './send-file.js'
import { SignedIn, TheViewer } from './session.js'
import type { Viewer } from './viewer.js'

type FileQuestions = Readonly<Record<string, Question<Readonly<Record<string, string>>, AnsweredFile>>>

/**
 * `GET /questions/<path>`: a question of the owning context that is answered as a file. What the path names (`:itemId`,
 * `:file`) is what the question is asked with, unchecked: these are texts, and whoever answers judges them.
 */
export const fileController = (path: string, question: string): Type<object> => {
  @Controller(`questions/${path}`)
  @UseGuards(SignedIn)
  class FileController {
    private readonly ask: AskQuestion<FileQuestions>
    constructor(@Inject(QueryBus) bus: QueryBus) {
      this.ask = askingOver(bus)
    }

    @Get()
    async read(
      @Param() named: Readonly<Record<string, string>>,
      @TheViewer() viewer: Viewer,
      @Res() response: Response,
      @Headers('accept-language') accepts?: string,
    ): Promise<void> {
      const answer = await this.ask(question, named, viewer)
      if (!answer.ok) throw refusalException(answer, languageOf(accepts))
      sendFile(response, answer.answer)
    }
  }
  return FileController
}

import { Controller, Get, Headers, Inject, Module, Param, Res, UseGuards } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import type { Response } from 'express'
import {
  askingOver,
  languageOf,
  refusalException,
  sendFile,
  SignedIn,
  TheViewer,
  type AskQuestion,
  type Viewer,
} from '@huiyin/nest-platform'
import type { PhotoQuestions } from './photo-questions.js'

/** `GET /questions/intake/items/<itemId>/photos/<file>`: the question `intake/photo`, answered as a file. */
@Controller('questions/intake/items/:itemId/photos')
@UseGuards(SignedIn)
export class PhotosController {
  private readonly ask: AskQuestion<{ 'intake/photo': PhotoQuestions['photo'] }>
  constructor(@Inject(QueryBus) bus: QueryBus) {
    this.ask = askingOver(bus)
  }

  @Get(':file')
  async read(
    @Param() route: { readonly itemId: string; readonly file: string },
    @TheViewer() viewer: Viewer,
    @Res() response: Response,
    @Headers('accept-language') accepts?: string,
  ): Promise<void> {
    const answer = await this.ask('intake/photo', route, viewer)
    if (!answer.ok) throw refusalException(answer, languageOf(accepts))
    sendFile(response, answer.answer)
  }
}

/** Photos of reporters as files. Needs the `PlatformModule` with `photoQuestions` beside it. */
@Module({ controllers: [PhotosController] })
export class PhotosModule {}

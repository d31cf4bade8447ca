import { Inject, Injectable } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import {
  askingOver,
  refusalException,
  toldUnreachable,
  type AnswerOf,
  type ArgumentsOf,
  type AskQuestion,
  type Viewer,
} from '@huiyin/nest-platform'
import type { DashboardQuestions } from '../queries/questions.js'

/** What every resolver knows of its request. */
export interface DashboardContext {
  readonly viewer: Viewer
  readonly language: 'zh' | 'en'
}

/** Asks a question through the query bus, where permission is judged; a refusal becomes an error with its code. */
@Injectable()
export class Asking {
  private readonly question: AskQuestion<DashboardQuestions>

  constructor(@Inject(QueryBus) bus: QueryBus) {
    this.question = askingOver<DashboardQuestions>(bus)
  }

  async ask<N extends keyof DashboardQuestions>(
    name: N,
    args: ArgumentsOf<DashboardQuestions[N]>,
    { viewer, language }: DashboardContext,
  ): Promise<AnswerOf<DashboardQuestions[N]>> {
    const told = await this.question(name, args, viewer).catch((fault: unknown) => {
      throw toldUnreachable(fault, language) ?? fault
    })
    if (told.ok) return told.answer
    throw refusalException(told, language)
  }
}

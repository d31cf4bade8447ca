import { urlencoded, type NextFunction, type Request, type Response } from 'express'
import type { Problem } from '../problem.js'
import { pathOf, sendProblems } from './send-answer.js'

/** A description of 4,000 Chinese characters, nine bytes each as a form sends them, and what stands beside it. */
const BODY_BYTES = 128 * 1024
const readFields = urlencoded({ extended: false, limit: BODY_BYTES, parameterLimit: 100 })

const notAForm: Problem = {
  status: 415,
  zh: '请以 application/x-www-form-urlencoded 提交；不接受 JSON、XML 或文件上传',
  en: 'send application/x-www-form-urlencoded: no JSON, no XML and no uploaded files are taken',
}
const unreadable: Problem = { status: 400, zh: '表单无法读取', en: 'the form cannot be read' }
const tooLarge: Problem = {
  status: 413,
  zh: `请求过大：最多 ${BODY_BYTES} 字节、100 个参数`,
  en: `too large: at most ${BODY_BYTES} bytes and 100 arguments`,
}

const isForm = (request: Request): boolean => request.is('application/x-www-form-urlencoded') !== false

/**
 * Reads what is posted to this interface before anything else reads bodies, so that one that cannot be read is refused in
 * the form of the specification. Passes on what is not its own.
 */
export const open311Bodies = (request: Request, response: Response, next: NextFunction): void => {
  if (request.method !== 'POST' || !pathOf(request).startsWith('/open311/')) return next()
  if (!isForm(request)) return sendProblems(request, response, [notAForm])
  readFields(request, response, (error?: unknown) => {
    if (error === undefined || error === null) return next()
    const { status } = error as { readonly status?: unknown }
    sendProblems(request, response, [status === 413 ? tooLarge : unreadable])
  })
}

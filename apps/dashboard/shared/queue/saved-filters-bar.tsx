import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useSigned } from '../viewer/viewer.js'
import { forgetFilter, keptOf, LONGEST_NAME, savedIn, savedKey, saveFilter, type NotSaved } from './saved-filters.js'

const useSaved = (page: string) => {
  const { me } = useSigned()
  const key = savedKey(page, me)
  const [all, setAll] = useState(() => savedIn(localStorage, key))
  const [why, setWhy] = useState<NotSaved | null>(null)
  const take = (saved: ReturnType<typeof saveFilter>): boolean => {
    if (saved.ok) setAll(saved.all)
    setWhy(saved.ok ? null : saved.why)
    return saved.ok
  }
  return {
    ...{ all, why },
    save: (name: string, search: string) => take(saveFilter(localStorage, key, { name, search })),
    forget: (name: string) => take(forgetFilter(localStorage, key, name)),
  }
}

/** The filters of this person at this page, each an address; kept in this browser, which it says. */
export const SavedFilters = ({ page }: { readonly page: 'desk' | 'ledgers' }) => {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const { all, why, save, forget } = useSaved(page)
  const [name, setName] = useState('')
  const keep = () => {
    if (save(name, keptOf(params))) setName('')
  }
  return (
    <details className="saved-filters no-print">
      <summary>{t('saved.title', { count: all.length })}</summary>
      <ul>
        {all.map((one) => (
          <li key={one.name}>
            <Link to={`?${one.search}`}>{one.name}</Link>
            <Button type="link" size="small" onClick={() => forget(one.name)}>
              {t('saved.forget')}
              <span className="seen-by-none"> {one.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <div className="saved-new">
        <Input
          value={name}
          maxLength={LONGEST_NAME}
          aria-label={t('saved.name')}
          placeholder={t('saved.name')}
          onChange={({ target }) => setName(target.value)}
          onPressEnter={keep}
        />
        <Button onClick={keep}>{t('saved.save')}</Button>
      </div>
      {why === null ? null : <p role="alert">{t(`saved.why.${why}`)}</p>}
      <p className="quiet small">{t('saved.where')}</p>
    </details>
  )
}

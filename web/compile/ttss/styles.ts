/** The sheets of a project: each file with what it imports, for the scope that it is used in. */

import { folderOf, joined } from '../../common/resolve';
import type { Memo } from '../memo';
import { offer, Report } from '../report';
import type { Sources } from '../sources';
import { type Import, readSheet, type Sheet } from './sheet';
import { type ViewSheet, viewSheet } from './view-sheet';

/** What one compilation and the next share. */
export interface StyleMemos {
  read: Memo<Sheet>;
  viewed: Memo<ViewSheet>;
}

export interface Style {
  css: string;
  fonts: string;
  /** Every file that it is made of. */
  files: Set<string>;
}

/** A file of a sheet, and the media queries that it is imported under. */
interface Part {
  path: string;
  media: string[];
  sheet: Sheet;
}

export class Styles {
  readonly reports: Report[] = [];

  constructor(
    private readonly sources: Sources,
    private readonly memos: StyleMemos,
  ) {}

  /** The sheet that starts with the file `path`, for `scope`; nothing if there is no such file. */
  async style(path: string, scope: string): Promise<Style | undefined> {
    if (!this.sources.has(path)) return undefined;
    const parts = await this.parts(path, [], []);
    const keyframes = new Set(parts.flatMap(({ sheet }) => sheet.keyframes));
    const views = parts.map((part) => ({ ...part, view: this.view(part, scope, keyframes) }));
    return {
      css: views.map(({ view, media }) => within(media, view.css)).join('\n'),
      fonts: views.map(({ view }) => view.fonts).join(''),
      files: new Set(parts.map((part) => part.path)),
    };
  }

  /** `path` and what it imports, in the order in which the rules count. */
  private async parts(path: string, media: string[], chain: string[]): Promise<Part[]> {
    const text = (await this.sources.read(path)) ?? '';
    const sheet = this.memos.read.of(path, text, () => readSheet(path, text));
    this.reports.push(sheet.report);
    const report = new Report(path);
    this.reports.push(report);
    const parts: Part[] = [];
    for (const each of sheet.imports) {
      const target = this.target(each, path, [...chain, path], report);
      if (target === undefined) continue;
      const conditions = each.media === '' ? media : [...media, each.media];
      parts.push(...(await this.parts(target, conditions, [...chain, path])));
    }
    return [...parts, { path, media, sheet }];
  }

  private target(
    { target, place }: Import,
    path: string,
    chain: string[],
    report: Report,
  ): string | undefined {
    if (/^(?:[a-z][\w+.-]*:)?\/\//i.test(target)) {
      report.warn(`${target} is left out: a sheet of the network cannot be imported.`, place);
      return undefined;
    }
    const given = joined(folderOf(path), target);
    const found = [given, `${given}.ttss`].find((each) => this.sources.has(each));
    if (found === undefined) {
      const names = offer(this.sources.near(given, '.ttss', path));
      report.error(`@import: there is no file ${given} in the project.${names}`, place);
      return undefined;
    }
    if (!chain.includes(found)) return found;
    const way = [...chain.slice(chain.indexOf(found)), found].join(' → ');
    report.error(`The sheet imports itself: ${way}. Take one @import away.`, place);
    return undefined;
  }

  private view({ path, sheet }: Part, scope: string, keyframes: Set<string>): ViewSheet {
    const key = `${path} ${scope}`;
    const input = `${[...keyframes].join(' ')}\n${this.sources.text(path)}`;
    const view = this.memos.viewed.of(key, input, () => viewSheet(path, sheet, scope, keyframes));
    this.reports.push(view.report);
    const report = new Report(path);
    for (const file of view.files) {
      if (this.sources.has(file.path)) continue;
      const alike = this.sources.alike(file.path);
      report.warn(
        `url(): there is no file ${file.path} in the project.${offer(alike ? [alike] : [])}`,
        file.place,
      );
    }
    this.reports.push(report);
    return view;
  }
}

function within(media: string[], css: string): string {
  return media.reduceRight((inner, query) => `@media ${query} {\n${inner}\n}`, css);
}

/** The part of the template compiler that is told where its WebAssembly is. */
declare module 'glass-easel-template-compiler/pkg/glass_easel_template_compiler_bg.js' {
  export { TmplGroup } from 'glass-easel-template-compiler';
  export function __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

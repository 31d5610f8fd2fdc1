"""Types of the objects that the rows about pages return, for `tt.d.ts`."""

RETURNED = """\
  interface Selected {
    id: string;
    dataset: Record<string, unknown>;
    left: number;
    right: number;
    top: number;
    bottom: number;
    width: number;
    height: number;
    scrollLeft: number;
    scrollTop: number;
    /** An extra: the node of a canvas. */
    node: CanvasNode;
    [property: string]: unknown;
  }

  interface SelectedFields {
    id?: boolean;
    dataset?: boolean;
    rect?: boolean;
    size?: boolean;
    /** Extras. */
    scrollOffset?: boolean;
    properties?: string[];
    context?: boolean;
    node?: boolean;
  }

  interface NodesRef<Found> {
    boundingClientRect(callback?: (found: Found) => void): SelectorQuery;
    scrollOffset(callback?: (found: Found) => void): SelectorQuery;
    fields(fields: SelectedFields, callback?: (found: Found) => void): SelectorQuery;
    /** Extras. */
    context(callback?: (found: Found) => void): SelectorQuery;
    node(callback?: (found: Found) => void): SelectorQuery;
  }

  interface SelectorQuery {
    in(component: object): SelectorQuery;
    select(selector: string): NodesRef<Selected>;
    selectAll(selector: string): NodesRef<Selected[]>;
    selectViewport(): NodesRef<Selected>;
    exec(callback?: (found: any[]) => void): SelectorQuery;
  }

  interface CanvasImage {
    src: string;
    readonly width: number;
    readonly height: number;
    onload: ((event: object) => void) | null;
    onerror: ((event: object) => void) | null;
  }

  /** An extra, for code that is written for sibling platforms. */
  interface CanvasNode {
    width: number;
    height: number;
    getContext(type: string, options?: object): any;
    createImage(): CanvasImage;
    requestAnimationFrame(callback: (time: number) => void): number;
    cancelAnimationFrame(handle: number): void;
  }

  interface Margins {
    left?: number;
    right?: number;
    top?: number;
    bottom?: number;
  }

  interface IntersectionObserverOptions {
    thresholds?: number[];
    initialRatio?: number;
    observeAll?: boolean;
    selectAll?: boolean;
  }

  interface Intersection {
    intersectionRatio: number;
    intersectionRect: Rectangle;
    boundingClientRect: Rectangle;
    relativeRect: Rectangle;
    time: number;
    id: string;
    dataset: Record<string, unknown>;
  }

  interface IntersectionObserver {
    relativeTo(selector: string, margins?: Margins): IntersectionObserver;
    relativeToViewport(margins?: Margins): IntersectionObserver;
    observe(selector: string, callback: (intersection: Intersection) => void): void;
    disconnect(): void;
  }

  interface UpdateManager {
    onCheckForUpdate(callback: (result: { hasUpdate: boolean }) => void): void;
    onUpdateReady(callback: () => void): void;
    onUpdateFailed(callback: () => void): void;
    applyUpdate(): void;
  }

  interface AnimationOptions {
    /** Ms. */
    duration?: number;
    timingFunction?: string;
    /** Ms. */
    delay?: number;
    transformOrigin?: string;
  }

  type AnimationLength = (length: number | string) => Animation;
  type AnimationNumber = (value: number) => Animation;

  interface Animation {
    opacity: AnimationNumber;
    backgroundColor(colour: string): Animation;
    width: AnimationLength;
    height: AnimationLength;
    left: AnimationLength;
    right: AnimationLength;
    top: AnimationLength;
    bottom: AnimationLength;
    /** Degrees, clockwise. */
    rotate: AnimationNumber;
    rotateX: AnimationNumber;
    rotateY: AnimationNumber;
    rotateZ: AnimationNumber;
    rotate3d(x: number, y: number, z: number, angle: number): Animation;
    scale(x: number, y?: number): Animation;
    scaleX: AnimationNumber;
    scaleY: AnimationNumber;
    scaleZ: AnimationNumber;
    scale3d(x: number, y: number, z: number): Animation;
    translate(x: number | string, y?: number | string): Animation;
    translateX: AnimationLength;
    translateY: AnimationLength;
    translateZ: AnimationLength;
    translate3d(x: number | string, y: number | string, z: number | string): Animation;
    skew(x: number, y?: number): Animation;
    skewX: AnimationNumber;
    skewY: AnimationNumber;
    matrix(...values: number[]): Animation;
    matrix3d(...values: number[]): Animation;
    step(options?: AnimationOptions): Animation;
    export(): object;
  }
"""

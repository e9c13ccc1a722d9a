import { app as an } from "../../scripts/app.js";
import { api as cn } from "../../scripts/api.js";
/**
* @vue/shared v3.5.45
* (c) 2018-present Yuxi (Evan) You and Vue contributors
* @license MIT
**/
// @__NO_SIDE_EFFECTS__
function ss(e) {
  const t = /* @__PURE__ */ Object.create(null);
  for (const n of e.split(",")) t[n] = 1;
  return (n) => n in t;
}
const Z = {}, ut = [], ft = () => {
}, fi = () => !1, _n = (e) => e.charCodeAt(0) === 111 && e.charCodeAt(1) === 110 && // uppercase letter
(e.charCodeAt(2) > 122 || e.charCodeAt(2) < 97), vn = (e) => e.startsWith("onUpdate:"), ye = Object.assign, di = (e, t) => {
  const n = e.indexOf(t);
  n > -1 && e.splice(n, 1);
}, Fo = Object.prototype.hasOwnProperty, B = (e, t) => Fo.call(e, t), L = Array.isArray, nt = (e) => Wt(e) === "[object Map]", ze = (e) => Wt(e) === "[object Set]", Fs = (e) => Wt(e) === "[object Date]", G = (e) => typeof e == "function", ie = (e) => typeof e == "string", Ne = (e) => typeof e == "symbol", ee = (e) => e !== null && typeof e == "object", hi = (e) => (ee(e) || G(e)) && G(e.then) && G(e.catch), pi = Object.prototype.toString, Wt = (e) => pi.call(e), Io = (e) => Wt(e).slice(8, -1), gi = (e) => Wt(e) === "[object Object]", is = (e) => ie(e) && e !== "NaN" && e[0] !== "-" && "" + parseInt(e, 10) === e, Ot = /* @__PURE__ */ ss(
  // the leading comma is intentional so empty string "" is also included
  ",key,ref,ref_for,ref_key,onVnodeBeforeMount,onVnodeMounted,onVnodeBeforeUpdate,onVnodeUpdated,onVnodeBeforeUnmount,onVnodeUnmounted"
), wn = (e) => {
  const t = /* @__PURE__ */ Object.create(null);
  return ((n) => t[n] || (t[n] = e(n)));
}, Ro = /-\w/g, ke = /* @__PURE__ */ wn((e) => e.replace(Ro, (t) => t.slice(1).toUpperCase())), Po = /\B([A-Z])/g, pt = /* @__PURE__ */ wn(
  (e) => e.replace(Po, "-$1").toLowerCase()
), mi = /* @__PURE__ */ wn((e) => e.charAt(0).toUpperCase() + e.slice(1)), Rn = /* @__PURE__ */ wn((e) => e ? `on${mi(e)}` : ""), Re = (e, t) => !Object.is(e, t), on = (e, ...t) => {
  for (let n = 0; n < e.length; n++)
    e[n](...t);
}, yi = (e, t, n, s = !1) => {
  Object.defineProperty(e, t, {
    configurable: !0,
    enumerable: !1,
    writable: s,
    value: n
  });
}, Bt = (e) => {
  const t = parseFloat(e);
  return isNaN(t) ? e : t;
};
let Is;
const xn = () => Is || (Is = typeof globalThis < "u" ? globalThis : typeof self < "u" ? self : typeof window < "u" ? window : typeof global < "u" ? global : {});
function os(e) {
  if (L(e)) {
    const t = {};
    for (let n = 0; n < e.length; n++) {
      const s = e[n], i = ie(s) ? Do(s) : os(s);
      if (i)
        for (const o in i)
          t[o] = i[o];
    }
    return t;
  } else if (ie(e) || ee(e))
    return e;
}
const No = /;(?![^(]*\))/g, Vo = /:([^]+)/, Lo = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\\[^]|\/\*[^]*?\*\//g;
function Do(e) {
  const t = {};
  return e.replace(Lo, (n) => n.startsWith("/*") ? "" : n).split(No).forEach((n) => {
    if (n) {
      const s = n.split(Vo);
      s.length > 1 && (t[s[0].trim()] = s[1].trim());
    }
  }), t;
}
function St(e) {
  let t = "";
  if (ie(e))
    t = e;
  else if (L(e))
    for (let n = 0; n < e.length; n++) {
      const s = St(e[n]);
      s && (t += s + " ");
    }
  else if (ee(e))
    for (const n in e)
      e[n] && (t += n + " ");
  return t.trim();
}
const jo = "itemscope,allowfullscreen,disablepictureinpicture,disableremoteplayback,formnovalidate,ismap,nomodule,novalidate,playsinline,readonly", Ho = /* @__PURE__ */ ss(jo);
function bi(e) {
  return !!e || e === "";
}
function Uo(e, t, n) {
  if (e.length !== t.length) return !1;
  let s = !0;
  for (let i = 0; s && i < e.length; i++)
    s = Je(e[i], t[i], n);
  return s;
}
function Rs(e, t, n) {
  if (e.size !== t.size) return !1;
  const s = Array.from(t), i = new Uint8Array(s.length);
  for (const o of e) {
    let r = -1;
    for (let l = 0; l < s.length; l++)
      if (!i[l] && Je(o, s[l], n)) {
        r = l;
        break;
      }
    if (r < 0) return !1;
    i[r] = 1;
  }
  return !0;
}
function qo(e, t, n) {
  let s = nt(e), i = nt(t);
  if (s || i || (s = ze(e), i = ze(t), s || i))
    return s && i ? Rs(e, t, n) : !1;
  const o = Object.keys(e).length, r = Object.keys(t).length;
  if (o !== r)
    return !1;
  for (const l in e) {
    const a = e.hasOwnProperty(l), f = t.hasOwnProperty(l);
    if (a && !f || !a && f || !Je(e[l], t[l], n))
      return !1;
  }
  return String(e) === String(t);
}
function Ps(e, t, n, s) {
  n || (n = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()]);
  const [i, o] = n;
  if (i.has(e) || o.has(t))
    return i.get(e) === t && o.get(t) === e;
  i.set(e, t), o.set(t, e);
  const r = s(e, t, n);
  return i.delete(e), o.delete(t), r;
}
function Je(e, t, n) {
  if (e === t) return !0;
  let s = Fs(e), i = Fs(t);
  return s || i ? s && i ? e.getTime() === t.getTime() : !1 : (s = Ne(e), i = Ne(t), s || i ? e === t : (s = L(e), i = L(t), s || i ? s && i ? Ps(e, t, n, Uo) : !1 : (s = ee(e), i = ee(t), s || i ? !s || !i ? !1 : Ps(e, t, n, qo) : String(e) === String(t))));
}
function rs(e, t) {
  return e.findIndex((n) => Je(n, t));
}
const _i = (e) => !!(e && e.__v_isRef === !0), m = (e) => ie(e) ? e : e == null ? "" : L(e) || ee(e) && (e.toString === pi || !G(e.toString)) ? _i(e) ? m(e.value) : JSON.stringify(e, vi, 2) : String(e), vi = (e, t) => _i(t) ? vi(e, t.value) : nt(t) ? {
  [`Map(${t.size})`]: [...t.entries()].reduce(
    (n, [s, i], o) => (n[Pn(s, o) + " =>"] = i, n),
    {}
  )
} : ze(t) ? {
  [`Set(${t.size})`]: [...t.values()].map((n) => Pn(n))
} : Ne(t) ? Pn(t) : ee(t) && !L(t) && !gi(t) ? String(t) : t, Pn = (e, t = "") => {
  var n;
  return (
    // Symbol.description in es2019+ so we need to cast here to pass
    // the lib: es2016 check
    Ne(e) ? `Symbol(${(n = e.description) != null ? n : t})` : e
  );
};
/**
* @vue/reactivity v3.5.45
* (c) 2018-present Yuxi (Evan) You and Vue contributors
* @license MIT
**/
let re;
class Ko {
  // TODO isolatedDeclarations "__v_skip"
  constructor(t = !1) {
    this.detached = t, this._active = !0, this._on = 0, this.effects = [], this.cleanups = [], this._isPaused = !1, this._warnOnRun = !0, this.__v_skip = !0, !t && re && (re.active ? (this.parent = re, this.index = (re.scopes || (re.scopes = [])).push(
      this
    ) - 1) : (this._active = !1, this._warnOnRun = !1));
  }
  get active() {
    return this._active;
  }
  pause() {
    if (this._active) {
      this._isPaused = !0;
      let t, n;
      if (this.scopes) {
        const s = this.scopes.slice();
        for (t = 0, n = s.length; t < n; t++)
          s[t].pause();
      }
      for (t = 0, n = this.effects.length; t < n; t++)
        this.effects[t].pause();
    }
  }
  /**
   * Resumes the effect scope, including all child scopes and effects.
   */
  resume() {
    if (this._active && this._isPaused) {
      this._isPaused = !1;
      let t, n;
      if (this.scopes) {
        const i = this.scopes.slice();
        for (t = 0, n = i.length; t < n; t++)
          i[t].resume();
      }
      const s = this.effects.slice();
      for (t = 0, n = s.length; t < n; t++)
        s[t].resume();
    }
  }
  run(t) {
    if (this._active) {
      const n = re;
      try {
        return re = this, t();
      } finally {
        re = n;
      }
    }
  }
  /**
   * This should only be called on non-detached scopes
   * @internal
   */
  on() {
    ++this._on === 1 && (this.prevScope = re, re = this);
  }
  /**
   * This should only be called on non-detached scopes
   * @internal
   */
  off() {
    if (this._on > 0 && --this._on === 0) {
      if (re === this)
        re = this.prevScope;
      else {
        let t = re;
        for (; t; ) {
          if (t.prevScope === this) {
            t.prevScope = this.prevScope;
            break;
          }
          t = t.prevScope;
        }
      }
      this.prevScope = void 0;
    }
  }
  stop(t) {
    if (this._active) {
      this._active = !1;
      let n, s;
      for (n = 0, s = this.effects.length; n < s; n++)
        this.effects[n].stop();
      for (this.effects.length = 0, n = 0, s = this.cleanups.length; n < s; n++)
        this.cleanups[n]();
      if (this.cleanups.length = 0, this.scopes) {
        const i = this.scopes.slice();
        for (n = 0, s = i.length; n < s; n++)
          i[n].stop(!0);
        this.scopes.length = 0;
      }
      if (!this.detached && this.parent && !t) {
        const i = this.parent.scopes.pop();
        i && i !== this && (this.parent.scopes[this.index] = i, i.index = this.index);
      }
      this.parent = void 0;
    }
  }
}
function Wo() {
  return re;
}
let X;
const Nn = /* @__PURE__ */ new WeakSet();
class wi {
  constructor(t) {
    this.fn = t, this.deps = void 0, this.depsTail = void 0, this.flags = 5, this.next = void 0, this.cleanup = void 0, this.scheduler = void 0, re && (re.active ? re.effects.push(this) : this.flags &= -2);
  }
  pause() {
    this.flags |= 64;
  }
  resume() {
    this.flags & 64 && (this.flags &= -65, Nn.has(this) && (Nn.delete(this), this.trigger()));
  }
  /**
   * @internal
   */
  notify() {
    this.flags & 2 && !(this.flags & 32) || this.flags & 8 || Si(this);
  }
  run() {
    if (!(this.flags & 1))
      return this.fn();
    this.flags |= 2, Ns(this), Ci(this);
    const t = X, n = $e;
    X = this, $e = !0;
    try {
      return this.fn();
    } finally {
      ki(this), X = t, $e = n, this.flags &= -3;
    }
  }
  stop() {
    if (this.flags & 1) {
      for (let t = this.deps; t; t = t.nextDep)
        cs(t);
      this.deps = this.depsTail = void 0, Ns(this), this.onStop && this.onStop(), this.flags &= -2;
    }
  }
  trigger() {
    this.flags & 64 ? Nn.add(this) : this.scheduler ? this.scheduler() : this.runIfDirty();
  }
  /**
   * @internal
   */
  runIfDirty() {
    zn(this) && this.run();
  }
  get dirty() {
    return zn(this);
  }
}
let xi = 0, Et, Mt;
function Si(e, t = !1) {
  if (e.flags |= 8, t) {
    e.next = Mt, Mt = e;
    return;
  }
  e.next = Et, Et = e;
}
function ls() {
  xi++;
}
function as() {
  if (--xi > 0)
    return;
  if (Mt) {
    let t = Mt;
    for (Mt = void 0; t; ) {
      const n = t.next;
      t.next = void 0, t.flags &= -9, t = n;
    }
  }
  let e;
  for (; Et; ) {
    let t = Et;
    for (Et = void 0; t; ) {
      const n = t.next;
      if (t.next = void 0, t.flags &= -9, t.flags & 1)
        try {
          t.trigger();
        } catch (s) {
          e || (e = s);
        }
      t = n;
    }
  }
  if (e) throw e;
}
function Ci(e) {
  for (let t = e.deps; t; t = t.nextDep)
    t.version = -1, t.prevActiveLink = t.dep.activeLink, t.dep.activeLink = t;
}
function ki(e) {
  let t, n = e.depsTail, s = n;
  for (; s; ) {
    const i = s.prevDep;
    s.version === -1 ? (s === n && (n = i), cs(s), Bo(s)) : t = s, s.dep.activeLink = s.prevActiveLink, s.prevActiveLink = void 0, s = i;
  }
  e.deps = t, e.depsTail = n;
}
function zn(e) {
  for (let t = e.deps; t; t = t.nextDep)
    if (t.dep.version !== t.version || t.dep.computed && ($i(t.dep.computed) || t.dep.version !== t.version))
      return !0;
  return !!e._dirty;
}
function $i(e) {
  if (e.flags & 4 && !(e.flags & 16) || (e.flags &= -17, e.globalVersion === Lt) || (e.globalVersion = Lt, !e.isSSR && e.flags & 128 && (!e.deps && !e._dirty || !zn(e))))
    return;
  e.flags |= 2;
  const t = e.dep, n = X, s = $e;
  X = e, $e = !0;
  try {
    Ci(e);
    const i = e.fn(e._value);
    (t.version === 0 || Re(i, e._value)) && (e.flags |= 128, e._value = i, t.version++);
  } catch (i) {
    throw t.version++, i;
  } finally {
    X = n, $e = s, ki(e), e.flags &= -3;
  }
}
function cs(e, t = !1) {
  const { dep: n, prevSub: s, nextSub: i } = e;
  if (s && (s.nextSub = i, e.prevSub = void 0), i && (i.prevSub = s, e.nextSub = void 0), n.subs === e && (n.subs = s, !s && n.computed)) {
    n.computed.flags &= -5;
    for (let o = n.computed.deps; o; o = o.nextDep)
      cs(o, !0);
  }
  !t && !--n.sc && n.map && n.map.delete(n.key);
}
function Bo(e) {
  const { prevDep: t, nextDep: n } = e;
  t && (t.nextDep = n, e.prevDep = void 0), n && (n.prevDep = t, e.nextDep = void 0);
}
let $e = !0;
const Ti = [];
function Xe() {
  Ti.push($e), $e = !1;
}
function Ye() {
  const e = Ti.pop();
  $e = e === void 0 ? !0 : e;
}
function Ns(e) {
  const { cleanup: t } = e;
  if (e.cleanup = void 0, t) {
    const n = X;
    X = void 0;
    try {
      t();
    } finally {
      X = n;
    }
  }
}
let Lt = 0;
class Go {
  constructor(t, n) {
    this.sub = t, this.dep = n, this.version = n.version, this.nextDep = this.prevDep = this.nextSub = this.prevSub = this.prevActiveLink = void 0;
  }
}
class us {
  // TODO isolatedDeclarations "__v_skip"
  constructor(t) {
    this.computed = t, this.version = 0, this.activeLink = void 0, this.subs = void 0, this.map = void 0, this.key = void 0, this.sc = 0, this.__v_skip = !0;
  }
  track(t) {
    if (!X || !$e || X === this.computed)
      return;
    let n = this.activeLink;
    if (n === void 0 || n.sub !== X)
      n = this.activeLink = new Go(X, this), X.deps ? (n.prevDep = X.depsTail, X.depsTail.nextDep = n, X.depsTail = n) : X.deps = X.depsTail = n, Ai(n);
    else if (n.version === -1 && (n.version = this.version, n.nextDep)) {
      const s = n.nextDep;
      s.prevDep = n.prevDep, n.prevDep && (n.prevDep.nextDep = s), n.prevDep = X.depsTail, n.nextDep = void 0, X.depsTail.nextDep = n, X.depsTail = n, X.deps === n && (X.deps = s);
    }
    return n;
  }
  trigger(t) {
    this.version++, Lt++, this.notify(t);
  }
  notify(t) {
    ls();
    try {
      for (let n = this.subs; n; n = n.prevSub)
        n.sub.notify() && n.sub.dep.notify();
    } finally {
      as();
    }
  }
}
function Ai(e) {
  if (e.dep.sc++, e.sub.flags & 4) {
    const t = e.dep.computed;
    if (t && !e.dep.subs) {
      t.flags |= 20;
      for (let s = t.deps; s; s = s.nextDep)
        Ai(s);
    }
    const n = e.dep.subs;
    n !== e && (e.prevSub = n, n && (n.nextSub = e)), e.dep.subs = e;
  }
}
const Jn = /* @__PURE__ */ new WeakMap(), dt = /* @__PURE__ */ Symbol(
  ""
), Xn = /* @__PURE__ */ Symbol(
  ""
), Dt = /* @__PURE__ */ Symbol(
  ""
);
function ae(e, t, n) {
  if ($e && X) {
    let s = Jn.get(e);
    s || Jn.set(e, s = /* @__PURE__ */ new Map());
    let i = s.get(n);
    i || (s.set(n, i = new us()), i.map = s, i.key = n), i.track();
  }
}
function We(e, t, n, s, i, o) {
  const r = Jn.get(e);
  if (!r) {
    Lt++;
    return;
  }
  const l = (a) => {
    a && a.trigger();
  };
  if (ls(), t === "clear")
    r.forEach(l);
  else {
    const a = L(e), f = a && is(n);
    if (a && n === "length") {
      const u = Number(s);
      r.forEach((g, E) => {
        (E === "length" || E === Dt || !Ne(E) && E >= u) && l(g);
      });
    } else
      switch ((n !== void 0 || r.has(void 0)) && l(r.get(n)), f && l(r.get(Dt)), t) {
        case "add":
          a ? f && l(r.get("length")) : (l(r.get(dt)), nt(e) && l(r.get(Xn)));
          break;
        case "delete":
          a || (l(r.get(dt)), nt(e) && l(r.get(Xn)));
          break;
        case "set":
          nt(e) && l(r.get(dt));
          break;
      }
  }
  as();
}
function yt(e) {
  const t = /* @__PURE__ */ q(e);
  return t === e || (ae(t, "iterate", Dt), /* @__PURE__ */ ve(e)) ? t : /* @__PURE__ */ Ve(e) ? /* @__PURE__ */ st(e) ? t.map((n) => it(we(n))) : t.map(it) : t.map(we);
}
function Sn(e) {
  return ae(e = /* @__PURE__ */ q(e), "iterate", Dt), e;
}
function Me(e, t) {
  return /* @__PURE__ */ Ve(e) ? it(/* @__PURE__ */ st(e) ? we(t) : t) : we(t);
}
const zo = {
  __proto__: null,
  [Symbol.iterator]() {
    return Vn(this, Symbol.iterator, (e) => Me(this, e));
  },
  concat(...e) {
    return yt(this).concat(
      ...e.map((t) => L(t) ? yt(t) : t)
    );
  },
  entries() {
    return Vn(this, "entries", (e) => (e[1] = Me(this, e[1]), e));
  },
  every(e, t) {
    return Ue(this, "every", e, t, void 0, arguments);
  },
  filter(e, t) {
    return Ue(
      this,
      "filter",
      e,
      t,
      (n) => n.map((s) => Me(this, s)),
      arguments
    );
  },
  find(e, t) {
    return Ue(
      this,
      "find",
      e,
      t,
      (n) => Me(this, n),
      arguments
    );
  },
  findIndex(e, t) {
    return Ue(this, "findIndex", e, t, void 0, arguments);
  },
  findLast(e, t) {
    return Ue(
      this,
      "findLast",
      e,
      t,
      (n) => Me(this, n),
      arguments
    );
  },
  findLastIndex(e, t) {
    return Ue(this, "findLastIndex", e, t, void 0, arguments);
  },
  // flat, flatMap could benefit from ARRAY_ITERATE but are not straight-forward to implement
  forEach(e, t) {
    return Ue(this, "forEach", e, t, void 0, arguments);
  },
  includes(...e) {
    return Ln(this, "includes", e);
  },
  indexOf(...e) {
    return Ln(this, "indexOf", e);
  },
  join(e) {
    return yt(this).join(e);
  },
  // keys() iterator only reads `length`, no optimization required
  lastIndexOf(...e) {
    return Ln(this, "lastIndexOf", e);
  },
  map(e, t) {
    return Ue(this, "map", e, t, void 0, arguments);
  },
  pop() {
    return $t(this, "pop");
  },
  push(...e) {
    return $t(this, "push", e);
  },
  reduce(e, ...t) {
    return Ls(this, "reduce", e, t);
  },
  reduceRight(e, ...t) {
    return Ls(this, "reduceRight", e, t);
  },
  shift() {
    return $t(this, "shift");
  },
  // slice could use ARRAY_ITERATE but also seems to beg for range tracking
  some(e, t) {
    return Ue(this, "some", e, t, void 0, arguments);
  },
  splice(...e) {
    return $t(this, "splice", e);
  },
  toReversed() {
    return yt(this).toReversed();
  },
  toSorted(e) {
    return yt(this).toSorted(e);
  },
  toSpliced(...e) {
    return yt(this).toSpliced(...e);
  },
  unshift(...e) {
    return $t(this, "unshift", e);
  },
  values() {
    return Vn(this, "values", (e) => Me(this, e));
  }
};
function Vn(e, t, n) {
  const s = Sn(e), i = s[t], o = i.call(s);
  if (s !== e && !/* @__PURE__ */ ve(e)) {
    if (o[Symbol.toStringTag] === "Array Iterator") {
      const r = Object.create(Object.getPrototypeOf(o));
      return r.next = () => Vs(o.next(), n), i !== Oi[t] && Object.defineProperties(r, {
        return: {
          get() {
            const l = o.return;
            return typeof l == "function" ? l.bind(o) : l;
          }
        },
        throw: {
          get() {
            const l = o.throw;
            return typeof l == "function" ? l.bind(o) : l;
          }
        }
      }), r;
    }
    o._next = o.next, o.next = () => Vs(o._next(), n);
  }
  return o;
}
function Vs(e, t) {
  return e.done || (e.value = t(e.value)), e;
}
const Oi = Array.prototype;
function Ue(e, t, n, s, i, o) {
  const r = Sn(e), l = r !== e && !/* @__PURE__ */ ve(e), a = r[t];
  if (a !== Oi[t]) {
    const g = a.apply(e, o);
    return l ? we(g) : g;
  }
  let f = n;
  r !== e && (l ? f = function(g, E) {
    return n.call(this, Me(e, g), E, e);
  } : n.length > 2 && (f = function(g, E) {
    return n.call(this, g, E, e);
  }));
  const u = a.call(r, f, s);
  return l && i ? i(u) : u;
}
function Ls(e, t, n, s) {
  const i = Sn(e), o = i !== e && !/* @__PURE__ */ ve(e);
  let r = n, l = !1;
  i !== e && (o ? (l = s.length === 0, r = function(f, u, g) {
    return l && (l = !1, f = Me(e, f)), n.call(this, f, Me(e, u), g, e);
  }) : n.length > 3 && (r = function(f, u, g) {
    return n.call(this, f, u, g, e);
  }));
  const a = i[t](r, ...s);
  return l ? Me(e, a) : a;
}
function Ln(e, t, n) {
  const s = /* @__PURE__ */ q(e);
  ae(s, "iterate", Dt);
  const i = s[t](...n);
  return (i === -1 || i === !1) && /* @__PURE__ */ hs(n[0]) ? (n[0] = /* @__PURE__ */ q(n[0]), s[t](...n)) : i;
}
function $t(e, t, n = []) {
  Xe(), ls();
  const s = (/* @__PURE__ */ q(e))[t].apply(e, n);
  return as(), Ye(), s;
}
const Jo = /* @__PURE__ */ ss("__proto__,__v_isRef,__isVue"), Ei = /* @__PURE__ */ new Set(
  /* @__PURE__ */ Object.getOwnPropertyNames(Symbol).filter((e) => e !== "arguments" && e !== "caller").map((e) => Symbol[e]).filter(Ne)
);
function Xo(e) {
  Ne(e) || (e = String(e));
  const t = /* @__PURE__ */ q(this);
  return ae(t, "has", e), t.hasOwnProperty(e);
}
class Mi {
  constructor(t = !1, n = !1) {
    this._isReadonly = t, this._isShallow = n;
  }
  get(t, n, s) {
    if (n === "__v_skip") return t.__v_skip;
    const i = this._isReadonly, o = this._isShallow;
    if (n === "__v_isReactive")
      return !i;
    if (n === "__v_isReadonly")
      return i;
    if (n === "__v_isShallow")
      return o;
    if (n === "__v_raw")
      return s === (i ? o ? rr : Pi : o ? Ri : Ii).get(t) || // receiver is not the reactive proxy, but has the same prototype
      // this means the receiver is a user proxy of the reactive proxy
      Object.getPrototypeOf(t) === Object.getPrototypeOf(s) ? t : void 0;
    const r = L(t);
    if (!i) {
      let a;
      if (r && (a = zo[n]))
        return a;
      if (n === "hasOwnProperty")
        return Xo;
    }
    const l = Reflect.get(
      t,
      n,
      // if this is a proxy wrapping a ref, return methods using the raw ref
      // as receiver so that we don't have to call `toRaw` on the ref in all
      // its class methods
      /* @__PURE__ */ de(t) ? t : s
    );
    if ((Ne(n) ? Ei.has(n) : Jo(n)) || (i || ae(t, "get", n), o))
      return l;
    if (/* @__PURE__ */ de(l)) {
      const a = r && is(n) ? l : l.value;
      return i && ee(a) ? /* @__PURE__ */ Qn(a) : a;
    }
    return ee(l) ? i ? /* @__PURE__ */ Qn(l) : /* @__PURE__ */ Gt(l) : l;
  }
}
class Fi extends Mi {
  constructor(t = !1) {
    super(!1, t);
  }
  set(t, n, s, i) {
    let o = t[n];
    const r = L(t) && is(n);
    if (!this._isShallow) {
      const f = /* @__PURE__ */ Ve(o);
      if (!/* @__PURE__ */ ve(s) && !/* @__PURE__ */ Ve(s) && (o = /* @__PURE__ */ q(o), s = /* @__PURE__ */ q(s)), !r && /* @__PURE__ */ de(o) && !/* @__PURE__ */ de(s))
        return f || (o.value = s), !0;
    }
    const l = r ? Number(n) < t.length : B(t, n), a = Reflect.set(
      t,
      n,
      s,
      /* @__PURE__ */ de(t) ? t : i
    );
    return t === /* @__PURE__ */ q(i) && a && (l ? Re(s, o) && We(t, "set", n, s) : We(t, "add", n, s)), a;
  }
  deleteProperty(t, n) {
    const s = B(t, n);
    t[n];
    const i = Reflect.deleteProperty(t, n);
    return i && s && We(t, "delete", n, void 0), i;
  }
  has(t, n) {
    const s = Reflect.has(t, n);
    return (!Ne(n) || !Ei.has(n)) && ae(t, "has", n), s;
  }
  ownKeys(t) {
    return ae(
      t,
      "iterate",
      L(t) ? "length" : dt
    ), Reflect.ownKeys(t);
  }
}
class Yo extends Mi {
  constructor(t = !1) {
    super(!0, t);
  }
  set(t, n) {
    return !0;
  }
  deleteProperty(t, n) {
    return !0;
  }
}
const Qo = /* @__PURE__ */ new Fi(), Zo = /* @__PURE__ */ new Yo(), er = /* @__PURE__ */ new Fi(!0);
const Yn = (e) => e, Yt = (e) => Reflect.getPrototypeOf(e);
function tr(e, t, n) {
  return function(...s) {
    const i = this.__v_raw, o = /* @__PURE__ */ q(i), r = nt(o), l = e === "entries" || e === Symbol.iterator && r, a = e === "keys" && r, f = i[e](...s), u = n ? Yn : t ? it : we;
    return !t && ae(
      o,
      "iterate",
      a ? Xn : dt
    ), ye(
      // inheriting all iterator properties
      Object.create(f),
      {
        // iterator protocol
        next() {
          const { value: g, done: E } = f.next();
          return E ? { value: g, done: E } : {
            value: l ? [u(g[0]), u(g[1])] : u(g),
            done: E
          };
        }
      }
    );
  };
}
function Qt(e) {
  return function(...t) {
    return e === "delete" ? !1 : e === "clear" ? void 0 : this;
  };
}
function nr(e, t) {
  const n = {
    get(i) {
      const o = this.__v_raw, r = /* @__PURE__ */ q(o), l = /* @__PURE__ */ q(i);
      e || (Re(i, l) && ae(r, "get", i), ae(r, "get", l));
      const { has: a } = Yt(r), f = t ? Yn : e ? it : we;
      if (a.call(r, i))
        return f(o.get(i));
      if (a.call(r, l))
        return f(o.get(l));
      o !== r && o.get(i);
    },
    get size() {
      const i = this.__v_raw;
      return !e && ae(/* @__PURE__ */ q(i), "iterate", dt), i.size;
    },
    has(i) {
      const o = this.__v_raw, r = /* @__PURE__ */ q(o), l = /* @__PURE__ */ q(i);
      return e || (Re(i, l) && ae(r, "has", i), ae(r, "has", l)), i === l ? o.has(i) : o.has(i) || o.has(l);
    },
    forEach(i, o) {
      const r = this, l = r.__v_raw, a = /* @__PURE__ */ q(l), f = t ? Yn : e ? it : we;
      return !e && ae(a, "iterate", dt), l.forEach((u, g) => i.call(o, f(u), f(g), r));
    }
  };
  return ye(
    n,
    e ? {
      add: Qt("add"),
      set: Qt("set"),
      delete: Qt("delete"),
      clear: Qt("clear")
    } : {
      add(i) {
        const o = /* @__PURE__ */ q(this), r = Yt(o), l = /* @__PURE__ */ q(i), a = !t && !/* @__PURE__ */ ve(i) && !/* @__PURE__ */ Ve(i) ? l : i;
        return r.has.call(o, a) || Re(i, a) && r.has.call(o, i) || Re(l, a) && r.has.call(o, l) || (o.add(a), We(o, "add", a, a)), this;
      },
      set(i, o) {
        !t && !/* @__PURE__ */ ve(o) && !/* @__PURE__ */ Ve(o) && (o = /* @__PURE__ */ q(o));
        const r = /* @__PURE__ */ q(this), { has: l, get: a } = Yt(r);
        let f = l.call(r, i);
        f || (i = /* @__PURE__ */ q(i), f = l.call(r, i));
        const u = a.call(r, i);
        return r.set(i, o), f ? Re(o, u) && We(r, "set", i, o) : We(r, "add", i, o), this;
      },
      delete(i) {
        const o = /* @__PURE__ */ q(this), { has: r, get: l } = Yt(o);
        let a = r.call(o, i);
        a || (i = /* @__PURE__ */ q(i), a = r.call(o, i)), l && l.call(o, i);
        const f = o.delete(i);
        return a && We(o, "delete", i, void 0), f;
      },
      clear() {
        const i = /* @__PURE__ */ q(this), o = i.size !== 0, r = i.clear();
        return o && We(
          i,
          "clear",
          void 0,
          void 0
        ), r;
      }
    }
  ), [
    "keys",
    "values",
    "entries",
    Symbol.iterator
  ].forEach((i) => {
    n[i] = tr(i, e, t);
  }), n;
}
function fs(e, t) {
  const n = nr(e, t);
  return (s, i, o) => i === "__v_isReactive" ? !e : i === "__v_isReadonly" ? e : i === "__v_isShallow" ? t : i === "__v_raw" ? s : Reflect.get(
    B(n, i) && i in s ? n : s,
    i,
    o
  );
}
const sr = {
  get: /* @__PURE__ */ fs(!1, !1)
}, ir = {
  get: /* @__PURE__ */ fs(!1, !0)
}, or = {
  get: /* @__PURE__ */ fs(!0, !1)
};
const Ii = /* @__PURE__ */ new WeakMap(), Ri = /* @__PURE__ */ new WeakMap(), Pi = /* @__PURE__ */ new WeakMap(), rr = /* @__PURE__ */ new WeakMap();
function lr(e) {
  switch (e) {
    case "Object":
    case "Array":
      return 1;
    case "Map":
    case "Set":
    case "WeakMap":
    case "WeakSet":
      return 2;
    default:
      return 0;
  }
}
// @__NO_SIDE_EFFECTS__
function Gt(e) {
  return /* @__PURE__ */ Ve(e) ? e : ds(
    e,
    !1,
    Qo,
    sr,
    Ii
  );
}
// @__NO_SIDE_EFFECTS__
function ar(e) {
  return ds(
    e,
    !1,
    er,
    ir,
    Ri
  );
}
// @__NO_SIDE_EFFECTS__
function Qn(e) {
  return ds(
    e,
    !0,
    Zo,
    or,
    Pi
  );
}
function ds(e, t, n, s, i) {
  if (!ee(e) || e.__v_raw && !(t && e.__v_isReactive) || e.__v_skip || !Object.isExtensible(e))
    return e;
  const o = i.get(e);
  if (o)
    return o;
  const r = lr(Io(e));
  if (r === 0)
    return e;
  const l = new Proxy(
    e,
    r === 2 ? s : n
  );
  return i.set(e, l), l;
}
// @__NO_SIDE_EFFECTS__
function st(e) {
  return /* @__PURE__ */ Ve(e) ? /* @__PURE__ */ st(e.__v_raw) : !!(e && e.__v_isReactive);
}
// @__NO_SIDE_EFFECTS__
function Ve(e) {
  return !!(e && e.__v_isReadonly);
}
// @__NO_SIDE_EFFECTS__
function ve(e) {
  return !!(e && e.__v_isShallow);
}
// @__NO_SIDE_EFFECTS__
function hs(e) {
  return e ? !!e.__v_raw : !1;
}
// @__NO_SIDE_EFFECTS__
function q(e) {
  const t = e && e.__v_raw;
  return t ? /* @__PURE__ */ q(t) : e;
}
function cr(e) {
  return !B(e, "__v_skip") && Object.isExtensible(e) && yi(e, "__v_skip", !0), e;
}
const we = (e) => ee(e) ? /* @__PURE__ */ Gt(e) : e, it = (e) => ee(e) ? /* @__PURE__ */ Qn(e) : e;
// @__NO_SIDE_EFFECTS__
function de(e) {
  return e ? e.__v_isRef === !0 : !1;
}
// @__NO_SIDE_EFFECTS__
function Ge(e) {
  return Ni(e, !1);
}
// @__NO_SIDE_EFFECTS__
function ur(e) {
  return Ni(e, !0);
}
function Ni(e, t) {
  return /* @__PURE__ */ de(e) ? e : new fr(e, t);
}
class fr {
  constructor(t, n) {
    this.dep = new us(), this.__v_isRef = !0, this.__v_isShallow = !1, this._rawValue = n ? t : /* @__PURE__ */ q(t), this._value = n ? t : we(t), this.__v_isShallow = n;
  }
  get value() {
    return this.dep.track(), this._value;
  }
  set value(t) {
    const n = this._rawValue, s = this.__v_isShallow || /* @__PURE__ */ ve(t) || /* @__PURE__ */ Ve(t);
    t = s ? t : /* @__PURE__ */ q(t), Re(t, n) && (this._rawValue = t, this._value = s ? t : we(t), this.dep.trigger());
  }
}
function h(e) {
  return /* @__PURE__ */ de(e) ? e.value : e;
}
const dr = {
  get: (e, t, n) => t === "__v_raw" ? e : h(Reflect.get(e, t, n)),
  set: (e, t, n, s) => {
    const i = e[t];
    return /* @__PURE__ */ de(i) && !/* @__PURE__ */ de(n) ? (i.value = n, !0) : Reflect.set(e, t, n, s);
  }
};
function Vi(e) {
  return /* @__PURE__ */ st(e) ? e : new Proxy(e, dr);
}
class hr {
  constructor(t, n, s) {
    this.fn = t, this.setter = n, this._value = void 0, this.dep = new us(this), this.__v_isRef = !0, this.deps = void 0, this.depsTail = void 0, this.flags = 16, this.globalVersion = Lt - 1, this.next = void 0, this.effect = this, this.__v_isReadonly = !n, this.isSSR = s;
  }
  /**
   * @internal
   */
  notify() {
    if (this.flags |= 16, !(this.flags & 8) && // avoid infinite self recursion
    X !== this)
      return Si(this, !0), !0;
  }
  get value() {
    const t = this.dep.track();
    return $i(this), t && (t.version = this.dep.version), this._value;
  }
  set value(t) {
    this.setter && this.setter(t);
  }
}
// @__NO_SIDE_EFFECTS__
function pr(e, t, n = !1) {
  let s, i;
  return G(e) ? s = e : (s = e.get, i = e.set), new hr(s, i, n);
}
const Zt = {}, un = /* @__PURE__ */ new WeakMap();
let ct;
function gr(e, t = !1, n = ct) {
  if (n) {
    let s = un.get(n);
    s || un.set(n, s = []), s.push(e);
  }
}
function mr(e, t, n = Z) {
  const { immediate: s, deep: i, once: o, scheduler: r, augmentJob: l, call: a } = n, f = (P) => i ? P : /* @__PURE__ */ ve(P) || i === !1 || i === 0 ? Be(P, 1) : Be(P);
  let u, g, E, A, R = !1, M = !1;
  if (/* @__PURE__ */ de(e) ? (g = () => e.value, R = /* @__PURE__ */ ve(e)) : /* @__PURE__ */ st(e) ? (g = () => f(e), R = !0) : L(e) ? (M = !0, R = e.some((P) => /* @__PURE__ */ st(P) || /* @__PURE__ */ ve(P)), g = () => e.map((P) => {
    if (/* @__PURE__ */ de(P))
      return P.value;
    if (/* @__PURE__ */ st(P))
      return f(P);
    if (G(P))
      return a ? a(P, 2) : P();
  })) : G(e) ? t ? g = a ? () => a(e, 2) : e : g = () => {
    if (E) {
      Xe();
      try {
        E();
      } finally {
        Ye();
      }
    }
    const P = ct;
    ct = u;
    try {
      return a ? a(e, 3, [A]) : e(A);
    } finally {
      ct = P;
    }
  } : g = ft, t && i) {
    const P = g, le = i === !0 ? 1 / 0 : i;
    g = () => Be(P(), le);
  }
  const J = Wo(), Y = () => {
    u.stop(), J && J.active && di(J.effects, u);
  };
  if (o && t) {
    const P = t;
    t = (...le) => {
      try {
        return P(...le);
      } finally {
        Y();
      }
    };
  }
  let U = M ? new Array(e.length).fill(Zt) : Zt;
  const Q = (P) => {
    if (!(!(u.flags & 1) || !u.dirty && !P))
      if (t) {
        const le = u.run();
        if (P || i || R || (M ? le.some((gt, Ze) => Re(gt, U[Ze])) : Re(le, U))) {
          const gt = ct;
          Xe();
          try {
            E && E(), ct = u;
            const Ze = [
              le,
              // pass undefined as the old value when it's changed for the first time
              U === Zt ? void 0 : M && U[0] === Zt ? [] : U,
              A
            ];
            U = le, a ? a(t, 3, Ze) : (
              // @ts-expect-error
              t(...Ze)
            );
          } finally {
            ct = gt, Ye();
          }
        }
      } else
        u.run();
  };
  return l && l(Q), u = new wi(g), u.scheduler = r ? () => r(Q, !1) : Q, A = (P) => gr(P, !1, u), E = u.onStop = () => {
    const P = un.get(u);
    if (P) {
      if (a)
        a(P, 4);
      else
        for (const le of P) le();
      un.delete(u);
    }
  }, t ? s ? Q(!0) : U = u.run() : r ? r(Q.bind(null, !0), !0) : u.run(), Y.pause = u.pause.bind(u), Y.resume = u.resume.bind(u), Y.stop = Y, Y;
}
function Be(e, t = 1 / 0, n) {
  if (t <= 0 || !ee(e) || e.__v_skip || (n = n || /* @__PURE__ */ new Map(), (n.get(e) || 0) >= t))
    return e;
  if (n.set(e, t), t--, /* @__PURE__ */ de(e))
    Be(e.value, t, n);
  else if (L(e))
    for (let s = 0; s < e.length; s++)
      Be(e[s], t, n);
  else if (ze(e) || nt(e))
    e.forEach((s) => {
      Be(s, t, n);
    });
  else if (gi(e)) {
    for (const s in e)
      Be(e[s], t, n);
    for (const s of Object.getOwnPropertySymbols(e))
      Object.prototype.propertyIsEnumerable.call(e, s) && Be(e[s], t, n);
  }
  return e;
}
/**
* @vue/runtime-core v3.5.45
* (c) 2018-present Yuxi (Evan) You and Vue contributors
* @license MIT
**/
function zt(e, t, n, s) {
  try {
    return s ? e(...s) : e();
  } catch (i) {
    Cn(i, t, n);
  }
}
function Le(e, t, n, s) {
  if (G(e)) {
    const i = zt(e, t, n, s);
    return i && hi(i) && i.catch((o) => {
      Cn(o, t, n, void 0, !0);
    }), i;
  }
  if (L(e)) {
    const i = [];
    for (let o = 0; o < e.length; o++)
      i.push(Le(e[o], t, n, s));
    return i;
  }
}
function Cn(e, t, n, s = !0, i = !1) {
  const o = t ? t.vnode : null, { errorHandler: r, throwUnhandledErrorInProduction: l } = t && t.appContext.config || Z;
  if (t) {
    let a = t.parent;
    const f = t.proxy, u = `https://vuejs.org/error-reference/#runtime-${n}`;
    for (; a; ) {
      const g = a.ec;
      if (g && !a.isUnmounted && // Async failures may outlive stopped scopes whose unmount effects
      // are deferred or discarded by Suspense.
      (!i || a.scope.active)) {
        for (let E = 0; E < g.length; E++)
          if (g[E](e, f, u) === !1)
            return;
      }
      a = a.parent;
    }
    if (r) {
      Xe(), zt(r, null, 10, [
        e,
        f,
        u
      ]), Ye();
      return;
    }
  }
  yr(e, n, o, s, l);
}
function yr(e, t, n, s = !0, i = !1) {
  if (i)
    throw e;
  console.error(e);
}
const fe = [];
let Ce = -1;
const Fe = [];
let et = null, bt = 0;
const Li = /* @__PURE__ */ Promise.resolve();
let fn = null;
function Di(e) {
  const t = fn || Li;
  return e ? t.then(this ? e.bind(this) : e) : t;
}
function br(e) {
  let t = Ce + 1, n = fe.length;
  for (; t < n; ) {
    const s = t + n >>> 1, i = fe[s], o = jt(i);
    o < e || o === e && i.flags & 2 ? t = s + 1 : n = s;
  }
  return t;
}
function ps(e) {
  if (!(e.flags & 1)) {
    const t = jt(e), n = fe[fe.length - 1];
    !n || // fast path when the job id is larger than the tail
    !(e.flags & 2) && t >= jt(n) ? fe.push(e) : fe.splice(br(t), 0, e), e.flags |= 1, ji();
  }
}
function ji() {
  fn || (fn = Li.then(qi));
}
function _r(e) {
  if (!L(e))
    et && e.id === -1 ? et.splice(bt + 1, 0, e) : e.flags & 1 || (Fe.push(e), e.flags |= 1);
  else
    for (let t = 0; t < e.length; t++)
      Fe.push(e[t]);
  ji();
}
function Hi(e, t, n, s = Ce + 1) {
  for (; s < fe.length; s++) {
    const i = fe[s];
    if (i && i.flags & 2) {
      if (e && i.id !== e.uid || t !== void 0 && !(i.id >= t))
        continue;
      fe.splice(s, 1), s = e ? s - 1 : Ce, i.flags & 4 && (i.flags &= -2), i(), i.flags & 4 || (i.flags &= -2);
    }
  }
}
function Ui(e, t, n = 0) {
  if (Fe.length) {
    let s = Fe, i = 0;
    if (t) {
      s = [];
      for (let r = 0; r < Fe.length; r++) {
        const l = Fe[r];
        (l.i !== void 0 ? !l.i || l.i.uid < n : t.has(l)) ? Fe[i++] = l : s.push(l);
      }
    }
    const o = [...new Set(s)].sort((r, l) => jt(r) - jt(l));
    if (Fe.length = i, et) {
      for (let r = 0; r < o.length; r++)
        et.push(o[r]);
      return;
    }
    for (et = o, bt = 0; bt < et.length; bt++) {
      const r = et[bt];
      r.flags & 4 && (r.flags &= -2), r.flags & 8 || r(), r.flags &= -2;
    }
    et = null, bt = 0;
  }
}
let Dn = !1;
function vr(e, t) {
  if (Dn) {
    e();
    return;
  }
  const n = t === void 0 ? void 0 : new Set(Fe);
  e(), Dn = !0;
  try {
    Hi(void 0, t), Ui(void 0, n, t);
  } finally {
    Dn = !1;
  }
}
const jt = (e) => e.id == null ? e.flags & 2 ? -1 : 1 / 0 : e.id;
function qi(e) {
  try {
    for (Ce = 0; Ce < fe.length; Ce++) {
      const t = fe[Ce];
      t && !(t.flags & 8) && (t.flags & 4 && (t.flags &= -2), zt(
        t,
        t.i,
        t.i ? 15 : 14
      ), t.flags & 4 || (t.flags &= -2));
    }
  } finally {
    for (; Ce < fe.length; Ce++) {
      const t = fe[Ce];
      t && (t.flags &= -2);
    }
    Ce = -1, fe.length = 0, Ui(), fn = null, (fe.length || Fe.length) && qi();
  }
}
let _e = null, Ki = null;
function dn(e) {
  const t = _e;
  return _e = e, Ki = e && e.type.__scopeId || null, t;
}
function wr(e, t = _e, n) {
  if (!t || e._n)
    return e;
  const s = (...i) => {
    s._d && Ws(-1);
    const o = dn(t), r = ht.length;
    let l;
    try {
      l = e(...i);
    } finally {
      for (let a = ht.length; a > r; a--) co();
      dn(o), s._d && Ws(1);
    }
    return l;
  };
  return s._n = !0, s._c = !0, s._d = !0, s;
}
function be(e, t) {
  if (_e === null)
    return e;
  const n = An(_e), s = e.dirs || (e.dirs = []);
  for (let i = 0; i < t.length; i++) {
    let [o, r, l, a = Z] = t[i];
    o && (G(o) && (o = {
      mounted: o,
      updated: o
    }), o.deep && Be(r), s.push({
      dir: o,
      instance: n,
      value: r,
      oldValue: void 0,
      arg: l,
      modifiers: a
    }));
  }
  return e;
}
function lt(e, t, n, s) {
  let i = e;
  if (s === "beforeMount")
    e._mount = e;
  else if (s === "beforeUpdate") {
    const l = t && t._mount;
    l && (l._latest = e, e._mount = l);
  } else if (s === "mounted") {
    const l = e._latest;
    e._mount = e._latest = void 0, l && (i = l, l._mount = void 0);
  }
  const o = i.dirs, r = t && t.dirs;
  for (let l = 0; l < o.length; l++) {
    let a = o[l];
    r ? a.oldValue = r[l].value : s === "mounted" && a.oldValue !== void 0 && (a = ye({}, a, { oldValue: void 0 }));
    let f = a.dir[s];
    f && (Xe(), Le(f, n, 8, [
      e.el,
      a,
      i,
      t
    ]), Ye());
  }
}
function xr(e, t, n = !1) {
  const s = rl();
  if (s || vt) {
    let i = vt ? vt._context.provides : s ? s.parent == null || s.ce ? s.vnode.appContext && s.vnode.appContext.provides : s.parent.provides : void 0;
    if (i && e in i)
      return i[e];
    if (arguments.length > 1)
      return n && G(t) ? t.call(s && s.proxy) : t;
  }
}
const Sr = /* @__PURE__ */ Symbol.for("v-scx"), Cr = () => xr(Sr);
function Wi(e, t, n) {
  return kr(e, t, n);
}
function kr(e, t, n = Z) {
  const { immediate: s, deep: i, flush: o, once: r } = n, l = ye({}, n), a = t && s || !t && o !== "post";
  let f;
  if (qt) {
    if (o === "sync") {
      const A = Cr();
      f = A.__watcherHandles || (A.__watcherHandles = []);
    } else if (!a) {
      const A = () => {
      };
      return A.stop = ft, A.resume = ft, A.pause = ft, A;
    }
  }
  const u = ot;
  l.call = (A, R, M) => Le(A, u, R, M);
  let g = !1;
  o === "post" ? l.scheduler = (A) => {
    A.i = u, ue(A, u && u.suspense);
  } : o !== "sync" && (g = !0, l.scheduler = (A, R) => {
    R ? A() : ps(A);
  }), l.augmentJob = (A) => {
    t && (A.flags |= 4), g && (A.flags |= 2, u && (A.id = u.uid, A.i = u));
  };
  const E = mr(e, t, l);
  return qt && (f ? f.push(E) : a && E()), E;
}
const $r = /* @__PURE__ */ Symbol("_vte"), kn = (e) => e.__isTeleport, jn = /* @__PURE__ */ Symbol("_leaveCb");
function Tr(e) {
  let t = e[0];
  if (e.length > 1) {
    for (const n of e)
      if (n.type !== Te) {
        t = n;
        break;
      }
  }
  return t;
}
function Bi(e) {
  if (!Gi(e))
    return kn(e.type) && e.children ? Tr(e.children) : e;
  if (e.component)
    return e.component.subTree;
  const { shapeFlag: t, children: n } = e;
  if (n) {
    if (t & 16)
      return n[0];
    if (t & 32 && G(n.default))
      return n.default();
  }
}
function Ft(e, t) {
  if (e.shapeFlag & 6 && e.component) {
    e.transition = t;
    const n = e.component.subTree;
    Ft(
      kn(n.type) && Bi(n) || n,
      t
    );
  } else if (e.shapeFlag & 128) {
    const n = e.suspense;
    if (n) {
      const s = n.isHydrating ? n.pendingBranch : n.activeBranch;
      s && Ft(s, t.clone(s));
    } else
      e.ssContent.transition = t.clone(e.ssContent), e.ssFallback.transition = t.clone(e.ssFallback);
  } else if (e.transition = t, e.type === V && L(e.children)) {
    const n = Yi(e.children, !1);
    n && Ft(n, t);
  }
}
function Zn(e) {
  if (e.component)
    return Zn(e.component.subTree);
  if (e.type === V) {
    const t = L(e.children) && Yi(e.children, !1);
    return t ? Zn(t) : void 0;
  }
  if (e.type !== Te)
    return e;
}
// @__NO_SIDE_EFFECTS__
function De(e, t) {
  return G(e) ? (
    // #8236: extend call and options.name access are considered side-effects
    // by Rollup, so we have to wrap it in a pure-annotated IIFE.
    ye({ name: e.name }, t, { setup: e })
  ) : e;
}
function Ar(e) {
  e.ids = [e.ids[0] + e.ids[2]++ + "-", 0, 0];
}
function Ds(e, t) {
  let n;
  return !!((n = Object.getOwnPropertyDescriptor(e, t)) && !n.configurable);
}
const hn = /* @__PURE__ */ new WeakMap();
function It(e, t, n, s, i = !1) {
  if (L(e)) {
    e.forEach(
      (M, J) => It(
        M,
        t && (L(t) ? t[J] : t),
        n,
        s,
        i
      )
    );
    return;
  }
  if (Rt(s) && !i) {
    s.shapeFlag & 512 && s.type.__asyncResolved && s.component.subTree.component && It(e, t, n, s.component.subTree);
    return;
  }
  const o = s.shapeFlag & 4 ? An(s.component) : s.el, r = i ? null : o, { i: l, r: a } = e, f = t && t.r, u = l.refs === Z ? l.refs = {} : l.refs, g = l.setupState, E = /* @__PURE__ */ q(g), A = g === Z ? fi : (M) => Ds(u, M) ? !1 : B(E, M), R = (M, J) => !(J && Ds(u, J));
  if (f != null && f !== a) {
    if (js(t), ie(f))
      u[f] = null, A(f) && (g[f] = null);
    else if (/* @__PURE__ */ de(f)) {
      const M = t;
      R(f, M.k) && (f.value = null), M.k && (u[M.k] = null);
    }
  }
  if (G(a))
    zt(a, l, 12, [r, u]);
  else {
    const M = ie(a), J = /* @__PURE__ */ de(a);
    if (M || J) {
      const Y = () => {
        if (e.f) {
          const U = M ? A(a) ? g[a] : u[a] : R() || !e.k ? a.value : u[e.k];
          if (i)
            L(U) && di(U, o);
          else if (L(U))
            U.includes(o) || U.push(o);
          else if (M)
            u[a] = [o], A(a) && (g[a] = u[a]);
          else {
            const Q = [o];
            R(a, e.k) && (a.value = Q), e.k && (u[e.k] = Q);
          }
        } else M ? (u[a] = r, A(a) && (g[a] = r)) : J && (R(a, e.k) && (a.value = r), e.k && (u[e.k] = r));
      };
      if (r) {
        const U = () => {
          Y(), hn.delete(e);
        };
        U.id = -1, hn.set(e, U), ue(U, n);
      } else
        js(e), Y();
    }
  }
}
function js(e) {
  const t = hn.get(e);
  t && (t.flags |= 8, hn.delete(e));
}
xn().requestIdleCallback;
xn().cancelIdleCallback;
const Rt = (e) => !!e.type.__asyncLoader, Gi = (e) => e.type.__isKeepAlive;
function Or(e, t, n = ot, s = !1) {
  if (n) {
    const i = n[e] || (n[e] = []), o = t.__weh || (t.__weh = (...r) => {
      Xe();
      const l = bs(n), a = Le(t, n, e, r);
      return l(), Ye(), a;
    });
    return s ? i.unshift(o) : i.push(o), o;
  }
}
const zi = (e) => (t, n = ot) => {
  (!qt || e === "sp") && Or(e, (...s) => t(...s), n);
}, Er = zi("m"), Ji = zi("um"), Mr = /* @__PURE__ */ Symbol.for("v-ndc");
function ne(e, t, n, s) {
  let i;
  const o = n, r = L(e);
  if (r || ie(e)) {
    const l = r && /* @__PURE__ */ st(e);
    let a = !1, f = !1;
    l && (a = !/* @__PURE__ */ ve(e), f = /* @__PURE__ */ Ve(e), e = Sn(e)), i = new Array(e.length);
    for (let u = 0, g = e.length; u < g; u++)
      i[u] = t(
        a ? f ? it(we(e[u])) : we(e[u]) : e[u],
        u,
        void 0,
        o
      );
  } else if (typeof e == "number")
    if (!Number.isInteger(e) || e < 0)
      i = [];
    else {
      i = new Array(e);
      for (let l = 0; l < e; l++)
        i[l] = t(l + 1, l, void 0, o);
    }
  else if (ee(e))
    if (e[Symbol.iterator])
      i = Array.from(
        e,
        (l, a) => t(l, a, void 0, o)
      );
    else {
      const l = Object.keys(e);
      i = new Array(l.length);
      for (let a = 0, f = l.length; a < f; a++) {
        const u = l[a];
        i[a] = t(e[u], u, a, o);
      }
    }
  else
    i = [];
  return i;
}
const es = (e) => e ? po(e) ? An(e) : es(e.parent) : null, Pt = (
  // Move PURE marker to new line to workaround compiler discarding it
  // due to type annotation
  /* @__PURE__ */ ye(/* @__PURE__ */ Object.create(null), {
    $: (e) => e,
    $el: (e) => e.vnode.el,
    $data: (e) => e.data,
    $props: (e) => e.props,
    $attrs: (e) => e.attrs,
    $slots: (e) => e.slots,
    $refs: (e) => e.refs,
    $parent: (e) => es(e.parent),
    $root: (e) => es(e.root),
    $host: (e) => e.ce,
    $emit: (e) => e.emit,
    $options: (e) => e.type,
    $forceUpdate: (e) => e.f || (e.f = () => {
      ps(e.update);
    }),
    $nextTick: (e) => e.n || (e.n = Di.bind(e.proxy)),
    $watch: (e) => ft
  })
), Hn = (e, t) => e !== Z && !e.__isScriptSetup && B(e, t), Fr = {
  get({ _: e }, t) {
    if (t === "__v_skip")
      return !0;
    const { ctx: n, setupState: s, data: i, props: o, accessCache: r, type: l, appContext: a } = e;
    if (t[0] !== "$") {
      const E = r[t];
      if (E !== void 0)
        switch (E) {
          case 1:
            return s[t];
          case 2:
            return i[t];
          case 4:
            return n[t];
          case 3:
            return o[t];
        }
      else {
        if (Hn(s, t))
          return r[t] = 1, s[t];
        if (B(o, t))
          return r[t] = 3, o[t];
        if (n !== Z && B(n, t))
          return r[t] = 4, n[t];
        r[t] = 0;
      }
    }
    const f = Pt[t];
    let u, g;
    if (f)
      return t === "$attrs" && ae(e.attrs, "get", ""), f(e);
    if (
      // css module (injected by vue-loader)
      (u = l.__cssModules) && (u = u[t])
    )
      return u;
    if (n !== Z && B(n, t))
      return r[t] = 4, n[t];
    if (
      // global properties
      g = a.config.globalProperties, B(g, t)
    )
      return g[t];
  },
  set({ _: e }, t, n) {
    const { data: s, setupState: i, ctx: o } = e;
    return Hn(i, t) ? (i[t] = n, !0) : B(e.props, t) || t[0] === "$" && t.slice(1) in e ? !1 : (o[t] = n, !0);
  },
  has({
    _: { data: e, setupState: t, accessCache: n, ctx: s, appContext: i, props: o, type: r }
  }, l) {
    let a;
    return !!(n[l] || Hn(t, l) || B(o, l) || B(s, l) || B(Pt, l) || B(i.config.globalProperties, l) || (a = r.__cssModules) && a[l]);
  },
  defineProperty(e, t, n) {
    return n.get != null ? e._.accessCache[t] = 0 : B(n, "value") && this.set(e, t, n.value, null), Reflect.defineProperty(e, t, n);
  }
};
function Xi() {
  return {
    app: null,
    config: {
      isNativeTag: fi,
      performance: !1,
      globalProperties: {},
      optionMergeStrategies: {},
      errorHandler: void 0,
      warnHandler: void 0,
      compilerOptions: {}
    },
    mixins: [],
    components: {},
    directives: {},
    provides: /* @__PURE__ */ Object.create(null),
    optionsCache: /* @__PURE__ */ new WeakMap(),
    propsCache: /* @__PURE__ */ new WeakMap(),
    emitsCache: /* @__PURE__ */ new WeakMap()
  };
}
let Ir = 0;
function Rr(e, t) {
  return function(s, i = null) {
    G(s) || (s = ye({}, s)), i != null && !ee(i) && (i = null);
    const o = Xi(), r = /* @__PURE__ */ new WeakSet(), l = [];
    let a = !1;
    const f = o.app = {
      _uid: Ir++,
      _component: s,
      _props: i,
      _container: null,
      _context: o,
      _instance: null,
      version: dl,
      get config() {
        return o.config;
      },
      set config(u) {
      },
      use(u, ...g) {
        return r.has(u) || (u && G(u.install) ? (r.add(u), u.install(f, ...g)) : G(u) && (r.add(u), u(f, ...g))), f;
      },
      mixin(u) {
        return f;
      },
      component(u, g) {
        return g ? (o.components[u] = g, f) : o.components[u];
      },
      directive(u, g) {
        return g ? (o.directives[u] = g, f) : o.directives[u];
      },
      mount(u, g, E) {
        if (!a) {
          const A = f._ceVNode || me(s, i);
          return A.appContext = o, E === !0 ? E = "svg" : E === !1 && (E = void 0), e(A, u, E), a = !0, f._container = u, u.__vue_app__ = f, An(A.component);
        }
      },
      onUnmount(u) {
        l.push(u);
      },
      unmount() {
        a && (Le(
          l,
          f._instance,
          16
        ), e(null, f._container), delete f._container.__vue_app__);
      },
      provide(u, g) {
        return o.provides[u] = g, f;
      },
      runWithContext(u) {
        const g = vt;
        vt = f;
        try {
          return u();
        } finally {
          vt = g;
        }
      }
    };
    return f;
  };
}
let vt = null;
const Pr = (e, t) => t === "modelValue" || t === "model-value" ? e.modelModifiers : e[`${t}Modifiers`] || e[`${ke(t)}Modifiers`] || e[`${pt(t)}Modifiers`];
function Nr(e, t, ...n) {
  if (e.isUnmounted) return;
  const s = e.vnode.props || Z;
  let i = n;
  const o = t.startsWith("update:"), r = o && Pr(s, t.slice(7));
  r && (r.trim && (i = n.map((u) => ie(u) ? u.trim() : u)), r.number && (i = i.map(Bt)));
  let l, a = s[l = Rn(t)] || // also try camelCase event handler (#2249)
  s[l = Rn(ke(t))];
  !a && o && (a = s[l = Rn(pt(t))]), a && Le(
    a,
    e,
    6,
    i
  );
  const f = s[l + "Once"];
  if (f) {
    if (!e.emitted)
      e.emitted = {};
    else if (e.emitted[l])
      return;
    e.emitted[l] = !0, Le(
      f,
      e,
      6,
      i
    );
  }
}
function Vr(e, t, n = !1) {
  const s = t.emitsCache, i = s.get(e);
  if (i !== void 0)
    return i;
  const o = e.emits;
  let r = {};
  return o ? (L(o) ? o.forEach((l) => r[l] = null) : ye(r, o), ee(e) && s.set(e, r), r) : (ee(e) && s.set(e, null), null);
}
function $n(e, t) {
  return !e || !_n(t) ? !1 : (t = t.slice(2), t = t === "Once" ? t : t.replace(/Once$/, ""), B(e, t[0].toLowerCase() + t.slice(1)) || B(e, pt(t)) || B(e, t));
}
function Hs(e) {
  const {
    type: t,
    vnode: n,
    proxy: s,
    withProxy: i,
    propsOptions: [o],
    slots: r,
    attrs: l,
    emit: a,
    render: f,
    renderCache: u,
    props: g,
    data: E,
    setupState: A,
    ctx: R,
    inheritAttrs: M
  } = e, J = dn(e);
  let Y, U;
  try {
    if (n.shapeFlag & 4) {
      const P = i || s, le = P;
      Y = Ie(
        f.call(
          le,
          P,
          u,
          g,
          A,
          E,
          R
        )
      ), U = l;
    } else {
      const P = t;
      Y = Ie(
        P.length > 1 ? P(
          g,
          { attrs: l, slots: r, emit: a }
        ) : P(
          g,
          null
        )
      ), U = t.props ? l : Lr(l);
    }
  } catch (P) {
    ht.length = 0, Cn(P, e, 1), Y = me(Te);
  }
  let Q = Y;
  if (U && M !== !1) {
    const P = Object.keys(U), { shapeFlag: le } = Q;
    P.length && le & 7 && (o && P.some(vn) && (U = Dr(
      U,
      o
    )), Q = wt(Q, U, !1, !0));
  }
  if (n.dirs && (Q = wt(Q, null, !1, !0), Q.dirs = Q.dirs ? Q.dirs.concat(n.dirs) : n.dirs), n.transition) {
    const P = kn(Q.type) && Bi(Q) || Q;
    Ft(P, n.transition);
  }
  return Y = Q, dn(J), Y;
}
function Yi(e, t = !0) {
  let n;
  for (let s = 0; s < e.length; s++) {
    const i = e[s];
    if (ys(i)) {
      if (i.type !== Te || i.children === "v-if") {
        if (n)
          return;
        n = i;
      }
    } else
      return;
  }
  return n;
}
const Lr = (e) => {
  let t;
  for (const n in e)
    (n === "class" || n === "style" || _n(n)) && ((t || (t = {}))[n] = e[n]);
  return t;
}, Dr = (e, t) => {
  const n = {};
  for (const s in e)
    (!vn(s) || !(s.slice(9) in t)) && (n[s] = e[s]);
  return n;
};
function jr(e, t, n) {
  const { props: s, children: i, component: o } = e, { props: r, children: l, patchFlag: a } = t, f = o.emitsOptions;
  if (t.dirs || t.transition)
    return !0;
  if (n && a >= 0) {
    if (a & 1024)
      return !0;
    if (a & 16)
      return s ? Us(s, r, f) : !!r;
    if (a & 8) {
      const u = t.dynamicProps;
      for (let g = 0; g < u.length; g++) {
        const E = u[g];
        if (Qi(r, s, E) && !$n(f, E))
          return !0;
      }
    }
  } else
    return (i || l) && (!l || !l.$stable) ? !0 : s === r ? !1 : s ? r ? Us(s, r, f) : !0 : !!r;
  return !1;
}
function Us(e, t, n) {
  const s = Object.keys(t);
  if (s.length !== Object.keys(e).length)
    return !0;
  for (let i = 0; i < s.length; i++) {
    const o = s[i];
    if (!B(e, o) || Qi(t, e, o) && !$n(n, o))
      return !0;
  }
  return !1;
}
function Qi(e, t, n) {
  const s = e[n], i = t[n];
  return n === "style" && ee(s) && ee(i) ? !Je(s, i) : s !== i;
}
function Hr({ vnode: e, parent: t, suspense: n }, s) {
  for (; t; ) {
    const i = t.subTree;
    if (i.suspense && i.suspense.activeBranch === e && (i.suspense.vnode.el = i.el = s, e = i), i === e)
      (e = t.vnode).el = s, t = t.parent;
    else
      break;
  }
  n && n.activeBranch === e && (n.vnode.el = s);
}
const Zi = {}, eo = () => Object.create(Zi), to = (e) => Object.getPrototypeOf(e) === Zi;
function Ur(e, t, n, s = !1) {
  const i = {}, o = eo();
  e.propsDefaults = /* @__PURE__ */ Object.create(null), no(e, t, i, o);
  for (const r in e.propsOptions[0])
    r in i || (i[r] = void 0);
  n ? e.props = s ? i : /* @__PURE__ */ ar(i) : e.type.props ? e.props = i : e.props = o, e.attrs = o;
}
function qr(e, t, n, s) {
  const {
    props: i,
    attrs: o,
    vnode: { patchFlag: r }
  } = e, l = /* @__PURE__ */ q(i), [a] = e.propsOptions;
  let f = !1;
  if (
    // always force full diff in dev
    // - #1942 if hmr is enabled with sfc component
    // - vite#872 non-sfc component used by sfc component
    (s || r > 0) && !(r & 16)
  ) {
    if (r & 8) {
      const u = e.vnode.dynamicProps;
      for (let g = 0; g < u.length; g++) {
        let E = u[g];
        if ($n(e.emitsOptions, E))
          continue;
        const A = t[E];
        if (a)
          if (B(o, E))
            A !== o[E] && (o[E] = A, f = !0);
          else {
            const R = ke(E);
            i[R] = ts(
              a,
              l,
              R,
              A,
              e,
              !1
            );
          }
        else
          A !== o[E] && (o[E] = A, f = !0);
      }
    }
  } else {
    no(e, t, i, o) && (f = !0);
    let u;
    for (const g in l)
      (!t || // for camelCase
      !B(t, g) && // it's possible the original props was passed in as kebab-case
      // and converted to camelCase (#955)
      ((u = pt(g)) === g || !B(t, u))) && (a ? n && // for camelCase
      (n[g] !== void 0 || // for kebab-case
      n[u] !== void 0) && (i[g] = ts(
        a,
        l,
        g,
        void 0,
        e,
        !0
      )) : delete i[g]);
    if (o !== l)
      for (const g in o)
        (!t || !B(t, g)) && (delete o[g], f = !0);
  }
  f && We(e.attrs, "set", "");
}
function no(e, t, n, s) {
  const [i, o] = e.propsOptions;
  let r = !1, l;
  if (t)
    for (let a in t) {
      if (Ot(a))
        continue;
      const f = t[a];
      let u;
      i && B(i, u = ke(a)) ? !o || !o.includes(u) ? n[u] = f : (l || (l = {}))[u] = f : $n(e.emitsOptions, a) || (!(a in s) || f !== s[a]) && (s[a] = f, r = !0);
    }
  if (o) {
    const a = /* @__PURE__ */ q(n), f = l || Z;
    for (let u = 0; u < o.length; u++) {
      const g = o[u];
      n[g] = ts(
        i,
        a,
        g,
        f[g],
        e,
        !B(f, g)
      );
    }
  }
  return r;
}
function ts(e, t, n, s, i, o) {
  const r = e[n];
  if (r != null) {
    const l = B(r, "default");
    if (l && s === void 0) {
      const a = r.default;
      if (r.type !== Function && !r.skipFactory && G(a)) {
        const { propsDefaults: f } = i;
        if (n in f)
          s = f[n];
        else {
          const u = bs(i);
          s = f[n] = a.call(
            null,
            t
          ), u();
        }
      } else
        s = a;
      i.ce && i.ce._setProp(n, s);
    }
    r[
      0
      /* shouldCast */
    ] && (o && !l ? s = !1 : r[
      1
      /* shouldCastTrue */
    ] && (s === "" || s === pt(n)) && (s = !0));
  }
  return s;
}
function Kr(e, t, n = !1) {
  const s = t.propsCache, i = s.get(e);
  if (i)
    return i;
  const o = e.props, r = {}, l = [];
  if (!o)
    return ee(e) && s.set(e, ut), ut;
  if (L(o))
    for (let f = 0; f < o.length; f++) {
      const u = ke(o[f]);
      qs(u) && (r[u] = Z);
    }
  else if (o)
    for (const f in o) {
      const u = ke(f);
      if (qs(u)) {
        const g = o[f], E = r[u] = L(g) || G(g) ? { type: g } : ye({}, g), A = E.type;
        let R = !1, M = !0;
        if (L(A))
          for (let J = 0; J < A.length; ++J) {
            const Y = A[J], U = G(Y) && Y.name;
            if (U === "Boolean") {
              R = !0;
              break;
            } else U === "String" && (M = !1);
          }
        else
          R = G(A) && A.name === "Boolean";
        E[
          0
          /* shouldCast */
        ] = R, E[
          1
          /* shouldCastTrue */
        ] = M, (R || B(E, "default")) && l.push(u);
      }
    }
  const a = [r, l];
  return ee(e) && s.set(e, a), a;
}
function qs(e) {
  return e[0] !== "$" && !Ot(e);
}
const gs = (e) => e === "_" || e === "_ctx" || e === "$stable", ms = (e) => L(e) ? e.map(Ie) : [Ie(e)], Wr = (e, t, n) => {
  if (t._n)
    return t;
  const s = wr((...i) => ms(t(...i)), n);
  return s._c = !1, s;
}, so = (e, t, n) => {
  const s = e._ctx;
  for (const i in e) {
    if (gs(i)) continue;
    const o = e[i];
    if (G(o))
      t[i] = Wr(i, o, s);
    else if (o != null) {
      const r = ms(o);
      t[i] = () => r;
    }
  }
}, io = (e, t) => {
  const n = ms(t);
  e.slots.default = () => n;
}, oo = (e, t, n) => {
  for (const s in t)
    (n || !gs(s)) && (e[s] = t[s]);
}, Br = (e, t, n) => {
  const s = e.slots = eo();
  if (e.vnode.shapeFlag & 32) {
    const i = t._;
    i ? (oo(s, t, n), n && yi(s, "_", i, !0)) : so(t, s);
  } else t && io(e, t);
}, Gr = (e, t, n) => {
  const { vnode: s, slots: i } = e;
  let o = !0, r = Z;
  if (s.shapeFlag & 32) {
    const l = t._;
    l ? n && l === 1 ? o = !1 : oo(i, t, n) : (o = !t.$stable, so(t, i)), r = t;
  } else t && (io(e, t), r = { default: 1 });
  if (o)
    for (const l in i)
      !gs(l) && r[l] == null && delete i[l];
}, ue = Zr;
function zr(e) {
  return Jr(e);
}
function Jr(e, t) {
  const n = xn();
  n.__VUE__ = !0;
  const {
    insert: s,
    remove: i,
    patchProp: o,
    createElement: r,
    createText: l,
    createComment: a,
    setText: f,
    setElementText: u,
    parentNode: g,
    nextSibling: E,
    setScopeId: A = ft,
    insertStaticContent: R
  } = e, M = (c, d, p, S = null, y = null, v = null, T = void 0, $ = null, k = !!d.dynamicChildren) => {
    if (c === d)
      return;
    c && !Tt(c, d) && (S = Xt(c), je(c, y, v, !0), c = null), d.patchFlag === -2 && (k = !1, d.dynamicChildren = null), d.dynamicChildren && c && c.dynamicChildren && c.dynamicChildren.hasOnce && (d.dynamicChildren === ut && (d.dynamicChildren = []), d.dynamicChildren.hasOnce = !0);
    const { type: _, ref: F, shapeFlag: O } = d;
    switch (_) {
      case Tn:
        J(c, d, p, S);
        break;
      case Te:
        Y(c, d, p, S);
        break;
      case qn:
        c == null && U(d, p, S, T);
        break;
      case V:
        To(
          c,
          d,
          p,
          S,
          y,
          v,
          T,
          $,
          k
        );
        break;
      default:
        O & 1 ? le(
          c,
          d,
          p,
          S,
          y,
          v,
          T,
          $,
          k
        ) : O & 6 ? Ao(
          c,
          d,
          p,
          S,
          y,
          v,
          T,
          $,
          k
        ) : (O & 64 || O & 128) && _.process(
          c,
          d,
          p,
          S,
          y,
          v,
          T,
          $,
          k,
          kt
        );
    }
    F != null && y ? It(F, c && c.ref, v, d || c, !d) : F == null && c && c.ref != null && It(c.ref, null, v, c, !0);
  }, J = (c, d, p, S) => {
    if (c == null)
      s(
        d.el = l(d.children),
        p,
        S
      );
    else {
      const y = d.el = c.el;
      d.children !== c.children && f(y, d.children);
    }
  }, Y = (c, d, p, S) => {
    c == null ? s(
      d.el = a(d.children || ""),
      p,
      S
    ) : d.el = c.el;
  }, U = (c, d, p, S) => {
    [c.el, c.anchor] = R(
      c.children,
      d,
      p,
      S,
      c.el,
      c.anchor
    );
  }, Q = ({ el: c, anchor: d }, p, S) => {
    let y;
    for (; c && c !== d; )
      y = E(c), s(c, p, S), c = y;
    s(d, p, S);
  }, P = ({ el: c, anchor: d }) => {
    let p;
    for (; c && c !== d; )
      p = E(c), i(c), c = p;
    i(d);
  }, le = (c, d, p, S, y, v, T, $, k) => {
    if (d.type === "svg" ? T = "svg" : d.type === "math" && (T = "mathml"), c == null)
      gt(
        d,
        p,
        S,
        y,
        v,
        T,
        $,
        k
      );
    else {
      const _ = c.el && c.el._isVueCE ? c.el : null;
      try {
        _ && _._beginPatch(), $o(
          c,
          d,
          y,
          v,
          T,
          $,
          k
        );
      } finally {
        _ && _._endPatch();
      }
    }
  }, gt = (c, d, p, S, y, v, T, $) => {
    let k, _;
    const { props: F, shapeFlag: O, transition: I, dirs: N } = c;
    if (k = c.el = r(
      c.type,
      v,
      F && F.is,
      F
    ), O & 8 ? u(k, c.children) : O & 16 && mt(
      c.children,
      k,
      null,
      S,
      y,
      Un(c, v),
      T,
      $
    ), N && lt(c, null, S, "created"), Ze(k, c, c.scopeId, T, S), F) {
      for (const z in F)
        z !== "value" && !Ot(z) && o(k, z, null, F[z], v, S);
      "value" in F && o(k, "value", null, F.value, v), (_ = F.onVnodeBeforeMount) && Ee(_, S, c);
    }
    N && lt(c, null, S, "beforeMount");
    const j = Xr(y, I);
    j ? I.beforeEnter(k) : I && !I.persisted && (k[Qr] = !0), s(k, d, p), ((_ = F && F.onVnodeMounted) || j || N) && ue(() => {
      try {
        _ && Ee(_, S, c), j && I.enter(k), N && lt(c, null, S, "mounted");
      } finally {
      }
    }, y);
  }, Ze = (c, d, p, S, y) => {
    if (p && A(c, p), S)
      for (let v = 0; v < S.length; v++)
        A(c, S[v]);
    if (y) {
      let v = y.subTree;
      if (d === v || ao(v.type) && (v.ssContent === d || v.ssFallback === d)) {
        const T = y.vnode;
        Ze(
          c,
          T,
          T.scopeId,
          T.slotScopeIds,
          y.parent
        );
      }
    }
  }, mt = (c, d, p, S, y, v, T, $, k = 0) => {
    for (let _ = k; _ < c.length; _++) {
      const F = c[_] = $ ? Ke(c[_]) : Ie(c[_]);
      M(
        null,
        F,
        d,
        p,
        S,
        y,
        v,
        T,
        $
      );
    }
  }, $o = (c, d, p, S, y, v, T) => {
    const $ = d.el = c.el;
    let { patchFlag: k, dynamicChildren: _, dirs: F } = d;
    k |= c.patchFlag & 16;
    const O = c.props || Z, I = d.props || Z;
    let N;
    if (p && at(p, !1), (N = I.onVnodeBeforeUpdate) && Ee(N, p, d, c), F && lt(d, c, p, "beforeUpdate"), p && at(p, !0), // #6385 the old vnode may be a user-wrapped non-isomorphic block
    // Force full diff when block metadata is unstable.
    _ && (!c.dynamicChildren || c.dynamicChildren.length !== _.length) && (k = 0, T = !1, _ = null), (O.innerHTML && I.innerHTML == null || O.textContent && I.textContent == null) && u($, ""), _ ? Mn(
      c.dynamicChildren,
      _,
      $,
      p,
      S,
      Un(d, y),
      v
    ) : T || In(
      c,
      d,
      $,
      null,
      p,
      S,
      Un(d, y),
      v,
      !1
    ), k > 0) {
      if (k & 16)
        xs($, O, I, p, y);
      else if (k & 2 && O.class !== I.class && o($, "class", null, I.class, y), k & 4 && o($, "style", O.style, I.style, y), k & 8) {
        const j = d.dynamicProps;
        for (let z = 0; z < j.length; z++) {
          const K = j[z], te = O[K], oe = I[K];
          (oe !== te || K === "value") && o($, K, te, oe, y, p);
        }
      }
      k & 1 && c.children !== d.children && u($, d.children);
    } else !T && _ == null && xs($, O, I, p, y);
    ((N = I.onVnodeUpdated) || F) && ue(() => {
      N && Ee(N, p, d, c), F && lt(d, c, p, "updated");
    }, S);
  }, Mn = (c, d, p, S, y, v, T) => {
    for (let $ = 0; $ < d.length; $++) {
      const k = c[$], _ = d[$], F = k.el || Nt(k), O = (
        // oldVNode may be an errored async setup() component inside Suspense
        // which will not have a mounted element
        F && // - In the case of a Fragment, we need to provide the actual parent
        // of the Fragment itself so it can move its children.
        (k.type === V || // - In the case of different nodes, there is going to be a replacement
        // which also requires the correct parent container
        !Tt(k, _) || // - In the case of a component, it could contain anything.
        k.shapeFlag & 198) ? g(F) : (
          // In other cases, the parent container is not actually used so we
          // just pass the block element here to avoid a DOM parentNode call.
          p
        )
      );
      M(
        k,
        _,
        O,
        null,
        S,
        y,
        v,
        T,
        !0
      );
    }
  }, xs = (c, d, p, S, y) => {
    if (d !== p) {
      if (d !== Z)
        for (const v in d)
          !Ot(v) && !(v in p) && o(
            c,
            v,
            d[v],
            null,
            y,
            S
          );
      for (const v in p) {
        if (Ot(v)) continue;
        const T = p[v], $ = d[v];
        T !== $ && v !== "value" && o(c, v, $, T, y, S);
      }
      "value" in p && o(c, "value", d.value, p.value, y);
    }
  }, To = (c, d, p, S, y, v, T, $, k) => {
    const _ = d.el = c ? c.el : l(""), F = d.anchor = c ? c.anchor : l("");
    let { patchFlag: O, dynamicChildren: I, slotScopeIds: N } = d;
    N && ($ = $ ? $.concat(N) : N), c == null ? (s(_, p, S), s(F, p, S), mt(
      // #10007
      // such fragment like `<></>` will be compiled into
      // a fragment which doesn't have a children.
      // In this case fallback to an empty array
      d.children || [],
      p,
      F,
      y,
      v,
      T,
      $,
      k
    )) : O > 0 && O & 64 && I && // #2715 the previous fragment could've been a BAILed one as a result
    // of renderSlot() with no valid children
    c.dynamicChildren && c.dynamicChildren.length === I.length ? (Mn(
      c.dynamicChildren,
      I,
      p,
      y,
      v,
      T,
      $
    ), // #2080 if the stable fragment has a key, it's a <template v-for> that may
    //  get moved around. Make sure all root level vnodes inherit el.
    // #2134 or if it's a component root, it may also get moved around
    // as the component is being moved.
    (d.key != null || y && d === y.subTree) && ro(
      c,
      d,
      !0
      /* shallow */
    )) : In(
      c,
      d,
      p,
      F,
      y,
      v,
      T,
      $,
      k
    );
  }, Ao = (c, d, p, S, y, v, T, $, k) => {
    d.slotScopeIds = $, c == null ? d.shapeFlag & 512 ? y.ctx.activate(
      d,
      p,
      S,
      T,
      k
    ) : Ss(
      d,
      p,
      S,
      y,
      v,
      T,
      k
    ) : Oo(c, d, k);
  }, Ss = (c, d, p, S, y, v, T) => {
    const $ = c.component = ol(
      c,
      S,
      y
    );
    if (Gi(c) && ($.ctx.renderer = kt), ll($, !1, T), $.asyncDep) {
      if (y && y.registerDep(
        $,
        Cs,
        T,
        v
      ), !c.el) {
        const k = $.subTree = me(Te);
        Y(null, k, d, p), c.placeholder = k.el;
      }
    } else
      Cs(
        $,
        c,
        d,
        p,
        y,
        v,
        T
      );
  }, Oo = (c, d, p) => {
    const S = d.component = c.component;
    if (jr(c, d, p))
      if (S.asyncDep && !S.asyncResolved) {
        d.el = c.el, d.placeholder = c.placeholder, Fn(S, d, p);
        return;
      } else
        S.next = d, S.update();
    else
      d.el = c.el, d.placeholder = c.placeholder, S.vnode = d;
  }, Cs = (c, d, p, S, y, v, T) => {
    const $ = () => {
      if (c.isMounted) {
        let { next: O, bu: I, u: N, parent: j, vnode: z } = c;
        {
          const Ae = lo(c);
          if (Ae) {
            O && (O.el = z.el, Fn(c, O, T)), Ae.asyncDep.then(() => {
              const He = () => {
                c.job.flags & 8 || (y && y.pendingBranch ? ue(He, y) : _());
              };
              He.flags = 48, ue(He, y);
            });
            return;
          }
        }
        let K = O, te;
        at(c, !1), O ? (O.el = z.el, Fn(c, O, T)) : O = z, I && on(I), (te = O.props && O.props.onVnodeBeforeUpdate) && Ee(te, j, O, z), at(c, !0);
        const oe = Hs(c), xe = c.subTree;
        c.subTree = oe, M(
          xe,
          oe,
          // parent may have changed if it's in a teleport. a root that is a
          // pending async component only has its placeholder comment
          g(
            xe.el || Nt(xe)
          ),
          // anchor may have changed if it's in a fragment
          Xt(xe),
          c,
          y,
          v
        ), O.el = oe.el, K === null && Hr(c, oe.el), N && ue(N, y), (te = O.props && O.props.onVnodeUpdated) && ue(
          () => Ee(te, j, O, z),
          y
        );
      } else {
        let O;
        const { el: I, props: N } = d, { bm: j, m: z, parent: K, root: te, type: oe } = c, xe = Rt(d);
        at(c, !1), j && on(j), !xe && (O = N && N.onVnodeBeforeMount) && Ee(O, K, d), at(c, !0);
        {
          te.ce && te.ce._hasShadowRoot() && te.ce._injectChildStyle(
            oe,
            c.parent ? c.parent.type : void 0
          );
          const Ae = c.subTree = Hs(c);
          M(
            null,
            Ae,
            p,
            S,
            c,
            y,
            v
          ), d.el = Ae.el;
        }
        if (z && ue(z, y), !xe && (O = N && N.onVnodeMounted)) {
          const Ae = d;
          ue(
            () => Ee(O, K, Ae),
            y
          );
        }
        (d.shapeFlag & 256 || K && Rt(K.vnode) && K.vnode.shapeFlag & 256) && c.a && ue(c.a, y), c.isMounted = !0, d = p = S = null;
      }
    };
    c.scope.on();
    const k = c.effect = new wi($);
    c.scope.off();
    const _ = c.update = k.run.bind(k), F = c.job = k.runIfDirty.bind(k);
    F.i = c, F.id = c.uid, k.scheduler = () => ps(F), at(c, !0), _();
  }, Fn = (c, d, p) => {
    d.component = c;
    const S = c.vnode.props;
    c.vnode = d, c.next = null, qr(c, d.props, S, p), Gr(c, d.children, p), Xe(), Hi(c), Ye();
  }, In = (c, d, p, S, y, v, T, $, k = !1) => {
    const _ = c && c.children, F = c ? c.shapeFlag : 0, O = d.children, { patchFlag: I, shapeFlag: N } = d;
    if (I > 0) {
      if (I & 128) {
        ks(
          _,
          O,
          p,
          S,
          y,
          v,
          T,
          $,
          k
        );
        return;
      } else if (I & 256) {
        Eo(
          _,
          O,
          p,
          S,
          y,
          v,
          T,
          $,
          k
        );
        return;
      }
    }
    N & 8 ? (F & 16 && Ct(_, y, v), O !== _ && u(p, O)) : F & 16 ? N & 16 ? ks(
      _,
      O,
      p,
      S,
      y,
      v,
      T,
      $,
      k
    ) : Ct(_, y, v, !0) : (F & 8 && u(p, ""), N & 16 && mt(
      O,
      p,
      S,
      y,
      v,
      T,
      $,
      k
    ));
  }, Eo = (c, d, p, S, y, v, T, $, k) => {
    c = c || ut, d = d || ut;
    const _ = c.length, F = d.length, O = Math.min(_, F);
    let I;
    for (I = 0; I < O; I++) {
      const N = d[I] = k ? Ke(d[I]) : Ie(d[I]);
      M(
        c[I],
        N,
        p,
        null,
        y,
        v,
        T,
        $,
        k
      );
    }
    _ > F ? Ct(
      c,
      y,
      v,
      !0,
      !1,
      O
    ) : mt(
      d,
      p,
      S,
      y,
      v,
      T,
      $,
      k,
      O
    );
  }, ks = (c, d, p, S, y, v, T, $, k) => {
    let _ = 0;
    const F = d.length;
    let O = c.length - 1, I = F - 1;
    for (; _ <= O && _ <= I; ) {
      const N = c[_], j = d[_] = k ? Ke(d[_]) : Ie(d[_]);
      if (Tt(N, j))
        M(
          N,
          j,
          p,
          null,
          y,
          v,
          T,
          $,
          k
        );
      else
        break;
      _++;
    }
    for (; _ <= O && _ <= I; ) {
      const N = c[O], j = d[I] = k ? Ke(d[I]) : Ie(d[I]);
      if (Tt(N, j))
        M(
          N,
          j,
          p,
          null,
          y,
          v,
          T,
          $,
          k
        );
      else
        break;
      O--, I--;
    }
    if (_ > O) {
      if (_ <= I) {
        const N = I + 1, j = N < F ? d[N].el : S;
        for (; _ <= I; )
          M(
            null,
            d[_] = k ? Ke(d[_]) : Ie(d[_]),
            p,
            j,
            y,
            v,
            T,
            $,
            k
          ), _++;
      }
    } else if (_ > I)
      for (; _ <= O; )
        je(c[_], y, v, !0), _++;
    else {
      const N = _, j = _, z = /* @__PURE__ */ new Map();
      for (_ = j; _ <= I; _++) {
        const he = d[_] = k ? Ke(d[_]) : Ie(d[_]);
        he.key != null && z.set(he.key, _);
      }
      let K, te = 0;
      const oe = I - j + 1;
      let xe = !1, Ae = 0;
      const He = new Array(oe);
      for (_ = 0; _ < oe; _++) He[_] = 0;
      for (_ = N; _ <= O; _++) {
        const he = c[_];
        if (te >= oe) {
          je(he, y, v, !0);
          continue;
        }
        let Oe;
        if (he.key != null)
          Oe = z.get(he.key);
        else
          for (K = j; K <= I; K++)
            if (He[K - j] === 0 && Tt(he, d[K])) {
              Oe = K;
              break;
            }
        Oe === void 0 ? je(he, y, v, !0) : (He[Oe - j] = _ + 1, Oe >= Ae ? Ae = Oe : xe = !0, M(
          he,
          d[Oe],
          p,
          null,
          y,
          v,
          T,
          $,
          k
        ), te++);
      }
      const Os = xe ? Yr(He) : ut;
      for (K = Os.length - 1, _ = oe - 1; _ >= 0; _--) {
        const he = j + _, Oe = d[he], Es = d[he + 1], Ms = he + 1 < F ? (
          // #13559, #14173 fallback to el placeholder for unresolved async component
          Es.el || Nt(Es)
        ) : S;
        He[_] === 0 ? M(
          null,
          Oe,
          p,
          Ms,
          y,
          v,
          T,
          $,
          k
        ) : xe && (K < 0 || _ !== Os[K] ? Jt(Oe, p, Ms, 2) : K--);
      }
    }
  }, Jt = (c, d, p, S, y = null) => {
    const { el: v, type: T, transition: $, children: k, shapeFlag: _ } = c;
    if (_ & 6) {
      Jt(c.component.subTree, d, p, S);
      return;
    }
    if (_ & 128) {
      c.suspense.move(d, p, S);
      return;
    }
    if (_ & 64) {
      T.move(c, d, p, kt);
      return;
    }
    if (T === V) {
      s(v, d, p);
      for (let O = 0; O < k.length; O++)
        Jt(k[O], d, p, S);
      s(c.anchor, d, p);
      return;
    }
    if (T === qn) {
      Q(c, d, p);
      return;
    }
    if (S !== 2 && _ & 1 && $)
      if (S === 0)
        $.persisted && !v[jn] ? s(v, d, p) : ($.beforeEnter(v), s(v, d, p), ue(() => $.enter(v), y));
      else {
        const { leave: O, delayLeave: I, afterLeave: N } = $, j = () => {
          c.ctx.isUnmounted ? i(v) : s(v, d, p);
        }, z = () => {
          const K = v._isLeaving || !!v[jn];
          v._isLeaving && v[jn](
            !0
            /* cancelled */
          ), $.persisted && !K ? j() : O(v, () => {
            j(), N && N();
          });
        };
        I ? I(v, j, z) : z();
      }
    else
      s(v, d, p);
  }, je = (c, d, p, S = !1, y = !1) => {
    const {
      type: v,
      props: T,
      ref: $,
      children: k,
      dynamicChildren: _,
      shapeFlag: F,
      patchFlag: O,
      dirs: I,
      cacheIndex: N,
      memo: j
    } = c;
    if ((O === -2 || _ && _.hasOnce) && (y = !1), $ != null && (Xe(), It($, null, p, c, !0), Ye()), N != null && (!c.ctx || c.ctx === d) && (d.renderCache[N] = void 0), F & 256 && d.ctx.deactivate(c))
      return;
    const z = F & 1 && I, K = !Rt(c);
    let te;
    if (K && (te = T && T.onVnodeBeforeUnmount) && Ee(te, d, c), F & 6)
      Mo(c.component, p, S);
    else {
      if (F & 128) {
        c.suspense.unmount(p, S);
        return;
      }
      z && lt(c, null, d, "beforeUnmount"), F & 64 ? c.type.remove(
        c,
        d,
        p,
        kt,
        S
      ) : _ && // #5154
      // when v-once is used inside a block, setBlockTracking(-1) marks the
      // parent block with hasOnce: true
      // so that it doesn't take the fast path during unmount - otherwise
      // components nested in v-once are never unmounted.
      !_.hasOnce && // #1153: fast path should not be taken for non-stable (v-for) fragments
      (v !== V || O > 0 && O & 64) ? Ct(
        _,
        d,
        p,
        !1,
        !0
      ) : (v === V && O & 384 || !y && F & 16) && Ct(k, d, p), S && $s(c);
    }
    const oe = j != null && N == null;
    (K && (te = T && T.onVnodeUnmounted) || z || oe) && ue(() => {
      te && Ee(te, d, c), z && lt(c, null, d, "unmounted"), oe && (c.el = null);
    }, p);
  }, $s = (c) => {
    const { type: d, el: p, anchor: S, transition: y } = c, v = d === V;
    if (v && !y) {
      Ts(p, S);
      return;
    }
    if (d === qn) {
      P(c), y && !y.persisted && y.afterLeave && y.afterLeave();
      return;
    }
    const T = v ? Zn(c) : c, $ = () => {
      v ? g(p) && Ts(p, S) : i(p), y && !y.persisted && y.afterLeave && y.afterLeave();
    };
    if (T && T.shapeFlag & 1 && y && !y.persisted) {
      const { leave: k, delayLeave: _ } = y, F = T.el, O = () => k(F, $);
      _ ? _(F, $, O) : O();
    } else
      $();
  }, Ts = (c, d) => {
    let p;
    for (; c !== d; )
      p = E(c), i(c), c = p;
    i(d);
  }, Mo = (c, d, p) => {
    const { bum: S, scope: y, job: v, subTree: T, um: $, m: k, a: _ } = c;
    Ks(k), Ks(_), S && on(S), y.stop(), v ? (v.flags |= 8, je(T, c, d, p)) : T && (T.transition = c.vnode.transition, je(T, c, d, p)), $ && ue($, d);
    const F = () => {
      c.isUnmounted = !0;
    };
    F.flags = 16, ue(F, d);
  }, Ct = (c, d, p, S = !1, y = !1, v = 0) => {
    for (let T = v; T < c.length; T++)
      je(c[T], d, p, S, y);
  }, Xt = (c) => {
    if (c.shapeFlag & 6)
      return Xt(c.component.subTree);
    if (c.shapeFlag & 128)
      return c.suspense.next();
    const d = E(c.anchor || c.el), p = d && d[$r];
    return p ? E(p) : d;
  }, As = (c, d, p) => {
    const S = c && d._vnode ? void 0 : c && c.component ? c.component.uid : il();
    vr(() => {
      c == null ? d._vnode && je(d._vnode, null, null, !0) : M(
        d._vnode || null,
        c,
        d,
        null,
        null,
        null,
        p
      ), d._vnode = c;
    }, S);
  }, kt = {
    p: M,
    um: je,
    m: Jt,
    r: $s,
    mt: Ss,
    mc: mt,
    pc: In,
    pbc: Mn,
    n: Xt,
    o: e
  };
  return {
    render: As,
    hydrate: void 0,
    createApp: Rr(As)
  };
}
function Un({ type: e, props: t }, n) {
  return n === "svg" && e === "foreignObject" || n === "mathml" && e === "annotation-xml" && t && t.encoding && t.encoding.includes("html") ? void 0 : n;
}
function at({ effect: e, job: t }, n) {
  n ? (e.flags |= 32, t.flags |= 4) : (e.flags &= -33, t.flags &= -5);
}
function Xr(e, t) {
  return (!e || e && !e.pendingBranch) && t && !t.persisted;
}
function ro(e, t, n = !1) {
  const s = e.children, i = t.children;
  if (L(s) && L(i))
    for (let o = 0; o < s.length; o++) {
      const r = s[o];
      let l = i[o];
      l.shapeFlag & 1 && !l.dynamicChildren && ((l.patchFlag <= 0 || l.patchFlag === 32) && (l = i[o] = Ke(i[o]), l.el = r.el), !n && l.patchFlag !== -2 && ro(r, l)), l.type === Tn && (l.patchFlag === -1 && (l = i[o] = Ke(l)), l.el = r.el), l.type === Te && !l.el && (l.el = r.el);
    }
}
function Yr(e) {
  const t = e.slice(), n = [0];
  let s, i, o, r, l;
  const a = e.length;
  for (s = 0; s < a; s++) {
    const f = e[s];
    if (f !== 0) {
      if (i = n[n.length - 1], e[i] < f) {
        t[s] = i, n.push(s);
        continue;
      }
      for (o = 0, r = n.length - 1; o < r; )
        l = o + r >> 1, e[n[l]] < f ? o = l + 1 : r = l;
      f < e[n[o]] && (o > 0 && (t[s] = n[o - 1]), n[o] = s);
    }
  }
  for (o = n.length, r = n[o - 1]; o-- > 0; )
    n[o] = r, r = t[r];
  return n;
}
function lo(e) {
  const t = e.subTree.component;
  if (t)
    return t.asyncDep && !t.asyncResolved ? t : lo(t);
}
function Ks(e) {
  if (e)
    for (let t = 0; t < e.length; t++)
      e[t].flags |= 8;
}
function Nt(e) {
  if (e.placeholder)
    return e.placeholder;
  const t = e.component;
  if (t)
    return Nt(t.subTree);
  const n = e.suspense;
  return n && n.activeBranch ? Nt(n.activeBranch) : null;
}
const ao = (e) => e.__isSuspense, Qr = /* @__PURE__ */ Symbol("_deferredEnter");
function Zr(e, t) {
  t && t.pendingBranch ? L(e) ? t.effects.push(...e) : t.effects.push(e) : _r(e);
}
const V = /* @__PURE__ */ Symbol.for("v-fgt"), Tn = /* @__PURE__ */ Symbol.for("v-txt"), Te = /* @__PURE__ */ Symbol.for("v-cmt"), qn = /* @__PURE__ */ Symbol.for("v-stc"), ht = [];
let ge = null;
function x(e = !1) {
  ht.push(ge = e ? null : []);
}
function co() {
  ht.pop(), ge = ht[ht.length - 1] || null;
}
let Ht = 1;
function Ws(e, t = !1) {
  Ht += e, e < 0 && ge && t && (ge.hasOnce = !0);
}
function uo(e) {
  return e.dynamicChildren = Ht > 0 ? ge || ut : null, co(), Ht > 0 && ge && ge.push(e), e;
}
function C(e, t, n, s, i, o) {
  return uo(
    b(
      e,
      t,
      n,
      s,
      i,
      o,
      !0
    )
  );
}
function _t(e, t, n, s, i) {
  return uo(
    me(
      e,
      t,
      n,
      s,
      i,
      !0
    )
  );
}
function ys(e) {
  return e ? e.__v_isVNode === !0 : !1;
}
function Tt(e, t) {
  return e.type === t.type && e.key === t.key;
}
const fo = ({ key: e }) => e ?? null, rn = ({
  ref: e,
  ref_key: t,
  ref_for: n
}) => (typeof e == "number" && (e = "" + e), e != null ? ie(e) || /* @__PURE__ */ de(e) || G(e) ? { i: _e, r: e, k: t, f: !!n } : e : null);
function b(e, t = null, n = null, s = 0, i = null, o = e === V ? 0 : 1, r = !1, l = !1) {
  const a = {
    __v_isVNode: !0,
    __v_skip: !0,
    type: e,
    props: t,
    key: t && fo(t),
    ref: t && rn(t),
    scopeId: Ki,
    slotScopeIds: null,
    children: n,
    component: null,
    suspense: null,
    ssContent: null,
    ssFallback: null,
    dirs: null,
    transition: null,
    el: null,
    anchor: null,
    target: null,
    targetStart: null,
    targetAnchor: null,
    staticCount: 0,
    shapeFlag: o,
    patchFlag: s,
    dynamicProps: i,
    dynamicChildren: null,
    appContext: null,
    ctx: _e
  };
  return l ? (pn(a, n), o & 128 && e.normalize(a)) : n && (a.shapeFlag |= ie(n) ? 8 : 16), Ht > 0 && // avoid a block node from tracking itself
  !r && // has current parent block
  ge && // presence of a patch flag indicates this node needs patching on updates.
  // component nodes also should always be patched, because even if the
  // component doesn't need to update, it needs to persist the instance on to
  // the next vnode so that it can be properly unmounted later.
  (a.patchFlag > 0 || o & 6) && // the EVENTS flag is only for hydration and if it is the only flag, the
  // vnode should not be considered dynamic due to handler caching.
  a.patchFlag !== 32 && ge.push(a), a;
}
const me = el;
function el(e, t = null, n = null, s = 0, i = null, o = !1) {
  if ((!e || e === Mr) && (e = Te), ys(e)) {
    const l = wt(
      e,
      t,
      !0
      /* mergeRef: true */
    );
    return n && pn(l, n), Ht > 0 && !o && ge && (l.shapeFlag & 6 ? ge[ge.indexOf(e)] = l : ge.push(l)), l.patchFlag = -2, l;
  }
  if (fl(e) && (e = e.__vccOpts), t) {
    t = tl(t);
    let { class: l, style: a } = t;
    l && !ie(l) && (t.class = St(l)), ee(a) && (/* @__PURE__ */ hs(a) && !L(a) && (a = ye({}, a)), t.style = os(a));
  }
  const r = ie(e) ? 1 : ao(e) ? 128 : kn(e) ? 64 : ee(e) ? 4 : G(e) ? 2 : 0;
  return b(
    e,
    t,
    n,
    s,
    i,
    r,
    o,
    !0
  );
}
function tl(e) {
  return e ? /* @__PURE__ */ hs(e) ? ye({}, e) : to(e) ? ye({}, e[mo] || e) : e : null;
}
function wt(e, t, n = !1, s = !1) {
  const { props: i, ref: o, patchFlag: r, children: l, transition: a } = e, f = t ? nl(i || {}, t) : i, u = {
    __v_isVNode: !0,
    __v_skip: !0,
    type: e.type,
    props: f,
    key: f && fo(f),
    ref: t && t.ref ? (
      // #2078 in the case of <component :is="vnode" ref="extra"/>
      // if the vnode itself already has a ref, cloneVNode will need to merge
      // the refs so the single vnode can be set on multiple refs
      n && o ? L(o) ? o.concat(rn(t)) : [o, rn(t)] : rn(t)
    ) : o,
    scopeId: e.scopeId,
    slotScopeIds: e.slotScopeIds,
    children: l,
    target: e.target,
    targetStart: e.targetStart,
    targetAnchor: e.targetAnchor,
    staticCount: e.staticCount,
    shapeFlag: e.shapeFlag,
    // if the vnode is cloned with extra props, we can no longer assume its
    // existing patch flag to be reliable and need to add the FULL_PROPS flag.
    // note: preserve flag for fragments since they use the flag for children
    // fast paths only.
    patchFlag: t && e.type !== V ? r === -1 ? 16 : r | 16 : r,
    dynamicProps: e.dynamicProps,
    dynamicChildren: e.dynamicChildren,
    appContext: e.appContext,
    dirs: e.dirs,
    transition: a,
    // These should technically only be non-null on mounted VNodes. However,
    // they *should* be copied for kept-alive vnodes. So we just always copy
    // them since them being non-null during a mount doesn't affect the logic as
    // they will simply be overwritten.
    component: e.component,
    suspense: e.suspense,
    ssContent: e.ssContent && wt(e.ssContent),
    ssFallback: e.ssFallback && wt(e.ssFallback),
    placeholder: e.placeholder,
    el: e.el,
    anchor: e.anchor,
    ctx: e.ctx,
    ce: e.ce,
    cacheIndex: e.cacheIndex
  };
  return a && s && Ft(
    u,
    a.clone(u)
  ), u;
}
function W(e = " ", t = 0) {
  return me(Tn, null, e, t);
}
function H(e = "", t = !1) {
  return t ? (x(), _t(Te, null, e)) : me(Te, null, e);
}
function Ie(e) {
  return e == null || typeof e == "boolean" ? me(Te) : L(e) ? me(
    V,
    null,
    // #3666, avoid reference pollution when reusing vnode
    e.slice()
  ) : ys(e) ? Ke(e) : me(Tn, null, String(e));
}
function Ke(e) {
  return e.el === null && e.patchFlag !== -1 || e.memo ? e : wt(e);
}
function pn(e, t) {
  let n = 0;
  const { shapeFlag: s } = e;
  if (t == null)
    t = null;
  else if (L(t))
    n = 16;
  else if (typeof t == "object")
    if (s & 65) {
      const i = t.default;
      i && (i._c && (i._d = !1), pn(e, i()), i._c && (i._d = !0));
      return;
    } else {
      n = 32;
      const i = t._;
      !i && !to(t) ? t._ctx = _e : i === 3 && _e && (_e.slots._ === 1 ? t._ = 1 : (t._ = 2, e.patchFlag |= 1024));
    }
  else if (G(t)) {
    if (s & 65) {
      pn(e, { default: t });
      return;
    }
    t = { default: t, _ctx: _e }, n = 32;
  } else
    t = String(t), s & 64 ? (n = 16, t = [W(t)]) : n = 8;
  e.children = t, e.shapeFlag |= n;
}
function nl(...e) {
  const t = {};
  for (let n = 0; n < e.length; n++) {
    const s = e[n];
    for (const i in s)
      if (i === "class")
        t.class !== s.class && (t.class = St([t.class, s.class]));
      else if (i === "style")
        t.style = os([t.style, s.style]);
      else if (_n(i)) {
        const o = t[i], r = s[i];
        r && o !== r && !(L(o) && o.includes(r)) ? t[i] = o ? [].concat(o, r) : r : r == null && o == null && // mergeProps({ 'onUpdate:modelValue': undefined }) should not retain
        // the model listener.
        !vn(i) && (t[i] = r);
      } else i !== "" && (t[i] = s[i]);
  }
  return t;
}
function Ee(e, t, n, s = null) {
  Le(e, t, 7, [
    n,
    s
  ]);
}
const sl = /* @__PURE__ */ Xi();
let ho = 0;
function il() {
  return ho;
}
function ol(e, t, n) {
  const s = e.type, i = (t ? t.appContext : e.appContext) || sl, o = {
    uid: ho++,
    vnode: e,
    type: s,
    parent: t,
    appContext: i,
    root: null,
    // to be immediately set
    next: null,
    subTree: null,
    // will be set synchronously right after creation
    effect: null,
    update: null,
    // will be set synchronously right after creation
    job: null,
    scope: new Ko(
      !0
      /* detached */
    ),
    render: null,
    proxy: null,
    exposed: null,
    exposeProxy: null,
    withProxy: null,
    provides: t ? t.provides : Object.create(i.provides),
    ids: t ? t.ids : ["", 0, 0],
    accessCache: null,
    renderCache: [],
    // local resolved assets
    components: null,
    directives: null,
    // resolved props and emits options
    propsOptions: Kr(s, i),
    emitsOptions: Vr(s, i),
    // emit
    emit: null,
    // to be set immediately
    emitted: null,
    // props default value
    propsDefaults: Z,
    // inheritAttrs
    inheritAttrs: s.inheritAttrs,
    // state
    ctx: Z,
    data: Z,
    props: Z,
    attrs: Z,
    slots: Z,
    refs: Z,
    setupState: Z,
    setupContext: null,
    // suspense related
    suspense: n,
    suspenseId: n ? n.pendingId : 0,
    asyncDep: null,
    asyncResolved: !1,
    // lifecycle hooks
    // not using enums here because it results in computed properties
    isMounted: !1,
    isUnmounted: !1,
    isDeactivated: !1,
    bc: null,
    c: null,
    bm: null,
    m: null,
    bu: null,
    u: null,
    um: null,
    bum: null,
    da: null,
    a: null,
    rtg: null,
    rtc: null,
    ec: null,
    sp: null
  };
  return o.ctx = { _: o }, o.root = t ? t.root : o, o.emit = Nr.bind(null, o), e.ce && e.ce(o), o;
}
let ot = null;
const rl = () => ot || _e;
let gn, Ut;
{
  const e = xn(), t = (n, s) => {
    let i;
    return (i = e[n]) || (i = e[n] = []), i.push(s), (o) => {
      i.length > 1 ? i.forEach((r) => r(o)) : i[0](o);
    };
  };
  gn = t(
    "__VUE_INSTANCE_SETTERS__",
    (n) => ot = n
  ), Ut = t(
    "__VUE_SSR_SETTERS__",
    (n) => qt = n
  );
}
const bs = (e) => {
  const t = ot;
  return gn(e), e.scope.on(), () => {
    e.scope.off(), gn(t);
  };
}, Bs = () => {
  ot && ot.scope.off(), gn(null);
};
function po(e) {
  return e.vnode.shapeFlag & 4;
}
let qt = !1;
function ll(e, t = !1, n = !1) {
  t && Ut(t);
  const { props: s, children: i } = e.vnode, o = po(e);
  Ur(e, s, o, t), Br(e, i, n || t);
  const r = o ? al(e, t) : void 0;
  return t && Ut(!1), r;
}
function al(e, t) {
  const n = e.type;
  e.accessCache = /* @__PURE__ */ Object.create(null), e.proxy = new Proxy(e.ctx, Fr);
  const { setup: s } = n;
  if (s) {
    Xe();
    const i = e.setupContext = s.length > 1 ? ul(e) : null, o = bs(e), r = zt(
      s,
      e,
      0,
      [
        e.props,
        i
      ]
    ), l = hi(r);
    if (Ye(), o(), (l || e.sp) && !Rt(e) && Ar(e), l) {
      if (r.then(Bs, Bs), t)
        return r.then((a) => {
          Ut(!0);
          try {
            Gs(e, a, t);
          } finally {
            Ut(!1);
          }
        }).catch((a) => {
          Cn(a, e, 0, void 0, !0), e.ssrRender = (f, u) => u("<!---->");
        });
      e.asyncDep = r;
    } else
      Gs(e, r);
  } else
    go(e);
}
function Gs(e, t, n) {
  G(t) ? e.type.__ssrInlineRender ? e.ssrRender = t : e.render = t : ee(t) && (e.setupState = Vi(t)), go(e);
}
function go(e, t, n) {
  const s = e.type;
  e.render || (e.render = s.render || ft);
}
const mo = /* @__PURE__ */ Symbol(), cl = {
  get(e, t) {
    return ae(e, "get", ""), t === mo ? e : e[t];
  }
};
function ul(e) {
  const t = (n) => {
    e.exposed = n || {};
  };
  return {
    attrs: new Proxy(e.attrs, cl),
    slots: e.slots,
    emit: e.emit,
    expose: t
  };
}
function An(e) {
  return e.exposed ? e.exposeProxy || (e.exposeProxy = new Proxy(Vi(cr(e.exposed)), {
    get(t, n) {
      if (n in t)
        return t[n];
      if (n in Pt)
        return Pt[n](e);
    },
    has(t, n) {
      return n in t || n in Pt;
    }
  })) : e.proxy;
}
function fl(e) {
  return G(e) && "__vccOpts" in e;
}
const ce = (e, t) => /* @__PURE__ */ pr(e, t, qt), dl = "3.5.45";
/**
* @vue/runtime-dom v3.5.45
* (c) 2018-present Yuxi (Evan) You and Vue contributors
* @license MIT
**/
let ns;
const zs = typeof window < "u" && window.trustedTypes;
if (zs)
  try {
    ns = /* @__PURE__ */ zs.createPolicy("vue", {
      createHTML: (e) => e
    });
  } catch {
  }
const yo = ns ? (e) => ns.createHTML(e) : (e) => e, hl = "http://www.w3.org/2000/svg", pl = "http://www.w3.org/1998/Math/MathML", qe = typeof document < "u" ? document : null, Js = qe && /* @__PURE__ */ qe.createElement("template"), gl = {
  insert: (e, t, n) => {
    t.insertBefore(e, n || null);
  },
  remove: (e) => {
    const t = e.parentNode;
    t && t.removeChild(e);
  },
  createElement: (e, t, n, s) => {
    const i = t === "svg" ? qe.createElementNS(hl, e) : t === "mathml" ? qe.createElementNS(pl, e) : n ? qe.createElement(e, { is: n }) : qe.createElement(e);
    return e === "select" && s && s.multiple != null && i.setAttribute("multiple", s.multiple), i;
  },
  createText: (e) => qe.createTextNode(e),
  createComment: (e) => qe.createComment(e),
  setText: (e, t) => {
    e.nodeValue = t;
  },
  setElementText: (e, t) => {
    e.textContent = t;
  },
  parentNode: (e) => e.parentNode,
  nextSibling: (e) => e.nextSibling,
  querySelector: (e) => qe.querySelector(e),
  setScopeId(e, t) {
    e.setAttribute(t, "");
  },
  // __UNSAFE__
  // Reason: innerHTML.
  // Static content here can only come from compiled templates.
  // As long as the user only uses trusted templates, this is safe.
  insertStaticContent(e, t, n, s, i, o) {
    const r = n ? n.previousSibling : t.lastChild;
    if (i && (i === o || i.nextSibling))
      for (; t.insertBefore(i.cloneNode(!0), n), !(i === o || !(i = i.nextSibling)); )
        ;
    else {
      Js.innerHTML = yo(
        s === "svg" ? `<svg>${e}</svg>` : s === "mathml" ? `<math>${e}</math>` : e
      );
      const l = Js.content;
      if (s === "svg" || s === "mathml") {
        const a = l.firstChild;
        for (; a.firstChild; )
          l.appendChild(a.firstChild);
        l.removeChild(a);
      }
      t.insertBefore(l, n);
    }
    return [
      // first
      r ? r.nextSibling : t.firstChild,
      // last
      n ? n.previousSibling : t.lastChild
    ];
  }
}, ml = /* @__PURE__ */ Symbol("_vtc");
function yl(e, t, n) {
  const s = e[ml];
  s && (t = (t ? [t, ...s] : [...s]).join(" ")), t == null ? e.removeAttribute("class") : n ? e.setAttribute("class", t) : e.className = t;
}
const Xs = /* @__PURE__ */ Symbol("_vod"), bl = /* @__PURE__ */ Symbol("_vsh"), _l = /* @__PURE__ */ Symbol(""), vl = /(?:^|;)\s*display\s*:/;
function wl(e, t, n) {
  const s = e.style, i = ie(n);
  let o = !1;
  if (n && !i) {
    if (t)
      if (ie(t))
        for (const r of t.split(";")) {
          const l = r.slice(0, r.indexOf(":")).trim();
          n[l] == null && At(s, l, "");
        }
      else
        for (const r in t)
          n[r] == null && At(s, r, "");
    for (const r in n) {
      r === "display" && (o = !0);
      const l = n[r];
      l != null ? Sl(
        e,
        r,
        !ie(t) && t ? t[r] : void 0,
        l
      ) || At(s, r, l) : At(s, r, "");
    }
  } else if (i) {
    if (t !== n) {
      const r = s[_l];
      r && (n += ";" + r), s.cssText = n, o = vl.test(n);
    }
  } else t && e.removeAttribute("style");
  Xs in e && ((!i || t !== n) && (e[Xs] = o ? s.display : ""), e[bl] && (s.display = "none"));
}
const en = /\s*!important$/;
function At(e, t, n) {
  if (L(n))
    n.forEach((s) => At(e, t, s));
  else if (n == null && (n = ""), t.startsWith("--"))
    en.test(n) ? e.setProperty(t, n.replace(en, ""), "important") : e.setProperty(t, n);
  else {
    const s = xl(e, t);
    en.test(n) ? e.setProperty(
      pt(s),
      n.replace(en, ""),
      "important"
    ) : e[s] = n;
  }
}
const Ys = ["Webkit", "Moz", "ms"], Kn = {};
function xl(e, t) {
  const n = Kn[t];
  if (n)
    return n;
  let s = ke(t);
  if (s !== "filter" && s in e)
    return Kn[t] = s;
  s = mi(s);
  for (let i = 0; i < Ys.length; i++) {
    const o = Ys[i] + s;
    if (o in e)
      return Kn[t] = o;
  }
  return t;
}
function Sl(e, t, n, s) {
  return e.tagName === "TEXTAREA" && (t === "width" || t === "height") && ie(s) && n === s;
}
const Qs = "http://www.w3.org/1999/xlink";
function Zs(e, t, n, s, i, o = Ho(t)) {
  s && t.startsWith("xlink:") ? n == null ? e.removeAttributeNS(Qs, t.slice(6, t.length)) : e.setAttributeNS(Qs, t, n) : n == null || o && !bi(n) ? e.removeAttribute(t) : e.setAttribute(
    t,
    o ? "" : Ne(n) ? String(n) : n
  );
}
function ei(e, t, n, s, i) {
  if (t === "innerHTML" || t === "textContent") {
    n != null && (e[t] = t === "innerHTML" ? yo(n) : n);
    return;
  }
  const o = e.tagName;
  if (t === "value" && o !== "PROGRESS" && // custom elements may use _value internally
  !o.includes("-")) {
    const l = o === "OPTION" ? e.getAttribute("value") || "" : e.value, a = n == null ? (
      // #11647: value should be set as empty string for null and undefined,
      // but <input type="checkbox"> should be set as 'on'.
      e.type === "checkbox" ? "on" : ""
    ) : String(n);
    (l !== a || !("_value" in e)) && (e.value = a), n == null && e.removeAttribute(t), e._value = n;
    return;
  }
  let r = !1;
  if (n === "" || n == null) {
    const l = typeof e[t];
    l === "boolean" ? n = bi(n) : n == null && l === "string" ? (n = "", r = !0) : l === "number" && (n = 0, r = !0);
  }
  try {
    e[t] = n;
  } catch {
  }
  r && e.removeAttribute(i || t);
}
function tt(e, t, n, s) {
  e.addEventListener(t, n, s);
}
function Cl(e, t, n, s) {
  e.removeEventListener(t, n, s);
}
const ti = /* @__PURE__ */ Symbol("_vei");
function kl(e, t, n, s, i = null) {
  const o = e[ti] || (e[ti] = {}), r = o[t];
  if (s && r)
    r.value = s;
  else {
    const [l, a] = Al(t);
    if (s) {
      const f = o[t] = Ml(
        s,
        i
      );
      tt(e, l, f, a);
    } else r && (Cl(e, l, r, a), o[t] = void 0);
  }
}
const $l = /(Once|Passive|Capture)$/, Tl = /^on:?(?:Once|Passive|Capture)$/;
function Al(e) {
  let t, n;
  for (; (n = e.match($l)) && !Tl.test(e); )
    t || (t = {}), e = e.slice(0, e.length - n[1].length), t[n[1].toLowerCase()] = !0;
  return [e[2] === ":" ? e.slice(3) : pt(e.slice(2)), t];
}
let Wn = 0;
const Ol = /* @__PURE__ */ Promise.resolve(), El = () => Wn || (Ol.then(() => Wn = 0), Wn = Date.now());
function Ml(e, t) {
  const n = (s) => {
    if (!s._vts)
      s._vts = Date.now();
    else if (s._vts <= n.attached)
      return;
    const i = n.value;
    if (L(i)) {
      const o = s.stopImmediatePropagation;
      s.stopImmediatePropagation = () => {
        o.call(s), s._stopped = !0;
      };
      const r = i.slice(), l = [s];
      for (let a = 0; a < r.length && !s._stopped; a++) {
        const f = r[a];
        f && Le(
          f,
          t,
          5,
          l
        );
      }
    } else
      Le(
        i,
        t,
        5,
        [s]
      );
  };
  return n.value = e, n.attached = El(), n;
}
const ni = (e) => e.charCodeAt(0) === 111 && e.charCodeAt(1) === 110 && // lowercase letter
e.charCodeAt(2) > 96 && e.charCodeAt(2) < 123, Fl = (e, t, n, s, i, o) => {
  const r = i === "svg";
  t === "class" ? yl(e, s, r) : t === "style" ? wl(e, n, s) : _n(t) ? vn(t) || kl(e, t, n, s, o) : (t[0] === "." ? (t = t.slice(1), !0) : t[0] === "^" ? (t = t.slice(1), !1) : Il(e, t, s, r)) ? (ei(e, t, s), !e.tagName.includes("-") && (t === "value" || t === "checked" || t === "selected") && Zs(e, t, s, r, o, t !== "value")) : /* #11081 force set props for possible async custom element */ e._isVueCE && // #12408 check if it's declared prop or it's async custom element
  (Rl(e, t) || // @ts-expect-error _def is private
  e._def.__asyncLoader && (/[A-Z]/.test(t) || !ie(s))) ? ei(e, ke(t), s, o, t) : (t === "true-value" ? e._trueValue = s : t === "false-value" && (e._falseValue = s), Zs(e, t, s, r));
};
function Il(e, t, n, s) {
  if (s)
    return !!(t === "innerHTML" || t === "textContent" || t in e && ni(t) && G(n));
  if (t === "spellcheck" || t === "draggable" || t === "translate" || t === "autocorrect" || t === "sandbox" && e.tagName === "IFRAME" || t === "form" || t === "list" && e.tagName === "INPUT" || t === "type" && e.tagName === "TEXTAREA")
    return !1;
  if (t === "width" || t === "height") {
    const i = e.tagName;
    if (i === "IMG" || i === "VIDEO" || i === "CANVAS" || i === "SOURCE")
      return !1;
  }
  return ni(t) && ie(n) ? !1 : t in e;
}
function Rl(e, t) {
  const n = (
    // @ts-expect-error _def is private
    e._def.props
  );
  if (!n)
    return !1;
  const s = ke(t);
  return Array.isArray(n) ? n.some((i) => ke(i) === s) : Object.keys(n).some((i) => ke(i) === s);
}
const xt = (e) => {
  const t = e.props["onUpdate:modelValue"] || !1;
  return L(t) ? (n) => on(t, n) : t;
};
function Pl(e) {
  e.target.composing = !0;
}
function si(e) {
  const t = e.target;
  t.composing && (t.composing = !1, t.dispatchEvent(new Event("input")));
}
const Pe = /* @__PURE__ */ Symbol("_assign"), tn = /* @__PURE__ */ Symbol("_initialValue");
function Bn(e, t, n) {
  return t && (e = e.trim()), n && (e = Bt(e)), e;
}
const Vt = {
  created(e, { modifiers: { lazy: t, trim: n, number: s } }, i) {
    e.parentNode && (e.type === "text" ? e[tn] = e.defaultValue.replace(/[\r\n]/g, "") : e.type === "textarea" && (e[tn] = e.defaultValue.replace(/\r\n?/g, `
`))), e[Pe] = xt(i);
    const o = s || i.props && i.props.type === "number";
    tt(e, t ? "change" : "input", (r) => {
      r.target.composing || e[Pe](Bn(e.value, n, o));
    }), (n || o) && tt(e, "change", () => {
      e.value = Bn(e.value, n, o);
    }), t || (tt(e, "compositionstart", Pl), tt(e, "compositionend", si), tt(e, "change", si));
  },
  // set value on mounted so it's after min/max for type="range"
  mounted(e, { value: t, modifiers: { trim: n, number: s } }) {
    const i = t ?? "", o = e[tn];
    delete e[tn], o !== void 0 && (e.type === "text" || e.type === "textarea") && e.value !== o ? e[Pe](Bn(e.value, n, s)) : e.value = i;
  },
  beforeUpdate(e, { value: t, oldValue: n, modifiers: { lazy: s, trim: i, number: o } }, r) {
    if (e[Pe] = xt(r), e.composing) return;
    const l = (o || e.type === "number") && !/^0\d/.test(e.value) ? Bt(e.value) : e.value, a = t ?? "";
    if (l === a)
      return;
    const f = e.getRootNode();
    (f instanceof Document || f instanceof ShadowRoot) && f.activeElement === e && e.type !== "range" && (s && t === n || i && e.value.trim() === a) || (e.value = a);
  }
}, Gn = {
  // #4096 array checkboxes need to be deep traversed
  deep: !0,
  created(e, t, n) {
    e[Pe] = xt(n), tt(e, "change", () => {
      const s = e._modelValue, i = Kt(e), o = e.checked, r = e[Pe];
      if (L(s)) {
        const l = rs(s, i), a = l !== -1;
        if (o && !a)
          r(s.concat(i));
        else if (!o && a) {
          const f = [...s];
          f.splice(l, 1), r(f);
        }
      } else if (ze(s)) {
        const l = new Set(s);
        o ? l.add(i) : l.delete(i), r(l);
      } else
        r(bo(e, o));
    });
  },
  // set initial checked on mount to wait for true-value/false-value
  mounted: ii,
  beforeUpdate(e, t, n) {
    e[Pe] = xt(n), ii(e, t, n);
  }
};
function ii(e, { value: t, oldValue: n }, s) {
  e._modelValue = t;
  let i;
  if (L(t))
    i = rs(t, s.props.value) > -1;
  else if (ze(t))
    i = t.has(s.props.value);
  else {
    if (t === n) return;
    i = Je(t, bo(e, !0));
  }
  e.checked !== i && (e.checked = i);
}
const nn = {
  // <select multiple> value need to be deep traversed
  deep: !0,
  created(e, { value: t, modifiers: { number: n } }, s) {
    e._modelValue = t, tt(e, "change", () => {
      const i = Array.prototype.filter.call(e.options, (a) => a.selected).map(
        (a) => n ? Bt(Kt(a)) : Kt(a)
      ), o = e.multiple, r = o ? ze(e._modelValue) ? new Set(i) : i : i[0], l = e._pendingValue = [
        o,
        o ? L(r) ? i.slice() : i : r
      ];
      try {
        e[Pe](r);
      } finally {
        Di(() => {
          e._pendingValue === l && (e._pendingValue = void 0);
        });
      }
    }), e[Pe] = xt(s);
  },
  // set value in mounted & updated because <select> relies on its children
  // <option>s.
  mounted(e, { value: t, modifiers: { number: n } }) {
    oi(e, t, n);
  },
  beforeUpdate(e, { value: t }, n) {
    e._modelValue = t, e[Pe] = xt(n);
  },
  updated(e, { value: t, modifiers: { number: n } }) {
    const s = e._pendingValue;
    e._pendingValue = void 0, (!s || s[0] !== e.multiple || !Nl(t, s[1], s[0])) && oi(e, t, n);
  }
};
function Nl(e, t, n) {
  if (!n || L(e)) return Je(e, t);
  if (ze(e)) {
    if (e.size !== t.length) return !1;
    for (const s of t)
      if (!e.has(s)) return !1;
    return !0;
  }
  return !1;
}
function oi(e, t, n = !1) {
  const s = e.multiple, i = L(t);
  if (!(s && !i && !ze(t))) {
    for (let o = 0, r = e.options.length; o < r; o++) {
      const l = e.options[o], a = Kt(l);
      if (s)
        if (i) {
          const f = typeof a;
          f === "string" || f === "number" ? l.selected = t.some((u) => String(u) === String(a)) : l.selected = rs(t, a) > -1;
        } else
          l.selected = t.has(a) || n && typeof a == "string" && t.has(Bt(a));
      else if (Je(Kt(l), t)) {
        e.selectedIndex !== o && (e.selectedIndex = o);
        return;
      }
    }
    !s && e.selectedIndex !== -1 && (e.selectedIndex = -1);
  }
}
function Kt(e) {
  return "_value" in e ? e._value : e.value;
}
function bo(e, t) {
  const n = t ? "_trueValue" : "_falseValue";
  return n in e ? e[n] : t;
}
const Vl = ["ctrl", "shift", "alt", "meta"], Ll = {
  stop: (e) => e.stopPropagation(),
  prevent: (e) => e.preventDefault(),
  self: (e) => e.target !== e.currentTarget,
  ctrl: (e) => !e.ctrlKey,
  shift: (e) => !e.shiftKey,
  alt: (e) => !e.altKey,
  meta: (e) => !e.metaKey,
  left: (e) => "button" in e && e.button !== 0,
  middle: (e) => "button" in e && e.button !== 1,
  right: (e) => "button" in e && e.button !== 2,
  exact: (e, t) => Vl.some((n) => e[`${n}Key`] && !t.includes(n))
}, _o = (e, t) => {
  if (!e) return e;
  const n = e._withMods || (e._withMods = {}), s = t.join(".");
  return n[s] || (n[s] = ((i, ...o) => {
    for (let r = 0; r < t.length; r++) {
      const l = Ll[t[r]];
      if (l && l(i, t)) return;
    }
    return e(i, ...o);
  }));
}, Dl = /* @__PURE__ */ ye({ patchProp: Fl }, gl);
let ri;
function jl() {
  return ri || (ri = zr(Dl));
}
const Hl = ((...e) => {
  const t = jl().createApp(...e), { mount: n } = t;
  return t.mount = (s) => {
    const i = ql(s);
    if (!i) return;
    const o = t._component;
    !G(o) && !o.render && !o.template && (o.template = i.innerHTML), i.nodeType === 1 && (i.textContent = "");
    const r = n(i, !1, Ul(i));
    return i instanceof Element && (i.removeAttribute("v-cloak"), i.setAttribute("data-v-app", "")), r;
  }, t;
});
function Ul(e) {
  if (e instanceof SVGElement)
    return "svg";
  if (typeof MathMLElement == "function" && e instanceof MathMLElement)
    return "mathml";
}
function ql(e) {
  return ie(e) ? document.querySelector(e) : e;
}
const ln = "/animation_studio", Se = (e) => `${ln}/runs/${encodeURIComponent(e)}`;
class mn extends Error {
  constructor(t, n) {
    super(t), this.code = n;
  }
  get gone() {
    return this.code === "gone";
  }
}
async function pe(e, t, n) {
  const s = t === void 0 ? { signal: n } : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(t), signal: n };
  let i, o;
  try {
    i = await cn.fetchApi(e, s), o = await i.json();
  } catch (r) {
    throw n?.aborted ? r : new mn("", "gone");
  }
  if (!i.ok)
    throw new mn(`${o.error?.message ?? i.status} ${o.error?.fix ?? ""}`.trim(), o.error?.code ?? "");
  return o;
}
const se = {
  runs: async (e) => (await pe(`${ln}/runs?${new URLSearchParams({ words: e })}`)).runs,
  run: (e) => pe(Se(e)),
  start: async (e) => (await pe(`${ln}/runs`, e)).run,
  read: (e, t) => pe(`${ln}/reading`, e, t),
  approve: (e, t) => pe(`${Se(e)}/answer`, t ? { storyboard: t } : {}),
  choose: (e, t) => pe(`${Se(e)}/answer`, { takes: t }),
  again: (e, t) => pe(`${Se(e)}/answer`, { again: t, budgets: { takes: 8 } }),
  resume: (e) => pe(`${Se(e)}/resume`, {}),
  stop: (e) => pe(`${Se(e)}/stop`, {}),
  readChange: (e, t, n) => pe(`${Se(e)}/change`, { text: t }, n),
  change: async (e, t) => (await pe(`${Se(e)}/change`, { text: t, do: !0 })).run,
  graph: async (e, t) => (await pe(`${Se(e)}/graphs/${encodeURIComponent(t)}`)).graph,
  script: async (e) => (await pe(`${Se(e)}/script`)).text,
  stillAddress: (e, t, n) => cn.apiURL(`${Se(e)}/stills/${encodeURIComponent(t)}?state=${n}`),
  fileAddress: (e) => cn.apiURL(`/view?${new URLSearchParams({ filename: e.filename, subfolder: e.subfolder, type: e.type })}`)
}, _s = {
  title: "Animation Studio",
  tooltip: "Animation Studio: make a film from a sentence",
  newFilm: "New film",
  back: "All films",
  describe: "Describe it",
  ownScript: "Film a script",
  request: "What happens in the film",
  requestHint: "Who does what, in your own words. English or Chinese.",
  examples: "Examples",
  example1: "A dog steals a sausage from a boy. He chases it.",
  example2: "Mira and Pim build a snowman. A crow takes its nose. No dialogue.",
  example3: "Luca is afraid of the dark. Alberto lights a lantern.",
  script: "Script",
  scriptHint: "Fountain, or lines such as “Mira: Hello!”. It is filmed word for word.",
  scriptFile: "Open a .fountain or .txt file",
  scriptLong: "That file has {count} letters; a script may have {most}.",
  length: "Length (seconds)",
  lengthAuto: "as the story needs",
  shape: "Shape",
  wide: "Wide 16:9",
  tall: "Tall 9:16",
  square: "Square 1:1",
  look: "Drawn by",
  puppets: "Puppets (no model)",
  sdxl: "SDXL (your models)",
  toonxl: "Toon XL (small model)",
  style: "Style",
  fromRequest: "From the request",
  toon: "Cartoon",
  silent: "Silent film",
  noir: "Film noir",
  storybook: "Storybook",
  news: "News",
  language: "Language",
  english: "English",
  simplified: "Chinese, simplified",
  traditional: "Chinese, traditional",
  captions: "Captions in the picture",
  approveFirst: "Show me the storyboard first",
  preview: "Quick preview (half the size)",
  make: "Make the film",
  understood: "What was understood",
  reading: "Reading …",
  filmOf: "“{title}”, about {seconds} s in {shots} shots",
  happensHere: "Happens",
  who: "Who",
  where: "Where",
  keepsTo: "Keeps to",
  unseen: "Not in the picture",
  notShown: "in no shot",
  unread: "Not understood",
  notes: "Notes",
  nobody: "nobody in the picture",
  only_these: "nobody else",
  no_dialogue: "no dialogue",
  narrator_only: "only the narrator speaks",
  no_jokes: "no jokes",
  only_these_lines: "only these lines",
  exact_shots: "number of shots",
  lengthIs: "length",
  form: "form",
  languageIs: "language",
  scriptIs: "Chinese characters",
  without: "without",
  films: "Films",
  search: "Search films",
  noFilms: "No films yet.",
  noneFound: "No film has these words.",
  running: "in the making",
  waiting: "waits for you",
  finished: "finished",
  failed: "failed",
  stopped: "stopped",
  storyboard: "Storyboard",
  storyboardAsk: "Nothing is drawn yet. Change what you like, then approve.",
  shot: "Shot {number}",
  card: "Card",
  cardText: "Text on the card",
  framing: "Framing",
  close_up: "Close-up",
  medium: "Medium",
  full: "Whole figures",
  wide_shot: "Wide",
  seconds: "Seconds",
  line: "{name} says",
  moveUp: "Move up",
  moveDown: "Move down",
  remove: "Remove",
  undo: "Undo",
  total: "{seconds} s in {shots} shots",
  approve: "Approve",
  useMine: "Use my storyboard",
  kept: "Your changes are kept in this browser until they are sent.",
  still: "Still of shot {number}",
  takeOf: "Take of shot {number}",
  goOnSo: "Go on with these",
  makeAgain: "Make them again",
  making: "In the making",
  story: "Writing the story",
  voices: "Recording the voices",
  pictures: "Drawing the shots",
  cut: "Cutting the film",
  madeOf: "{made} of {all} shots are drawn",
  stop: "Stop",
  goOn: "Go on",
  shots: "Shots",
  playFrom: "Play from shot {number}",
  openGraph: "Open the graph of shot {number}",
  graphOpened: "The graph is on the canvas. Change it and queue it: it makes a take of its own.",
  change: "Change something",
  changeHint: "In your own words: “make it rain in shot 2”, “why is shot 3 at night?”",
  wouldDo: "This will be done:",
  answer: "Answer:",
  doubt: "A question first:",
  changeNow: "Make this change",
  newVersion: "It makes a new film; this one stays.",
  downloads: "Download",
  film: "Film (mp4)",
  captionFile: "Captions (srt)",
  storyboardFile: "Storyboard (json)",
  scriptText: "Script (Fountain)",
  serverGone: "The server doesn't answer. What you typed is kept here; try again when it is back."
}, Kl = {
  title: "动画工作室",
  tooltip: "动画工作室：一句话做一部片子",
  newFilm: "新片子",
  back: "所有片子",
  describe: "用话描述",
  ownScript: "拍现成的剧本",
  request: "片子里发生什么",
  requestHint: "谁做了什么，用自己的话说。中文或英文。",
  examples: "例子",
  example1: "一只狗偷了男孩的香肠，男孩追它。",
  example2: "米拉和皮姆堆雪人，乌鸦叼走了它的鼻子。不要对白。",
  example3: "卢卡怕黑，阿尔贝托点亮一盏灯笼。",
  script: "剧本",
  scriptHint: "Fountain 格式，或像“米拉：你好！”这样的台词。逐字照拍。",
  scriptFile: "打开 .fountain 或 .txt 文件",
  scriptLong: "这个文件有 {count} 个字符；剧本最多 {most} 个。",
  length: "时长（秒）",
  lengthAuto: "按故事需要",
  shape: "画幅",
  wide: "横屏 16:9",
  tall: "竖屏 9:16",
  square: "方形 1:1",
  look: "画面来自",
  puppets: "木偶（不需要模型）",
  sdxl: "SDXL（你的模型）",
  toonxl: "Toon XL（小模型）",
  style: "风格",
  fromRequest: "按要求",
  toon: "卡通",
  silent: "默片",
  noir: "黑色电影",
  storybook: "绘本",
  news: "新闻",
  language: "语言",
  english: "英文",
  simplified: "简体中文",
  traditional: "繁体中文",
  captions: "画面上显示字幕",
  approveFirst: "先给我看分镜",
  preview: "快速预览（一半大小）",
  make: "制作片子",
  understood: "读懂的内容",
  reading: "正在读……",
  filmOf: "《{title}》，约 {seconds} 秒，{shots} 个镜头",
  happensHere: "发生",
  who: "谁",
  where: "哪里",
  keepsTo: "遵守",
  unseen: "画面里没有",
  notShown: "没有镜头",
  unread: "没读懂",
  notes: "说明",
  nobody: "画面里没有人",
  only_these: "没有别人",
  no_dialogue: "不要对白",
  narrator_only: "只有旁白说话",
  no_jokes: "不要笑话",
  only_these_lines: "只有这些台词",
  exact_shots: "镜头数",
  lengthIs: "时长",
  form: "形式",
  languageIs: "语言",
  scriptIs: "汉字",
  without: "不要",
  films: "片子",
  search: "搜索片子",
  noFilms: "还没有片子。",
  noneFound: "没有片子含有这些词。",
  running: "制作中",
  waiting: "等你决定",
  finished: "完成",
  failed: "失败",
  stopped: "已停止",
  storyboard: "分镜",
  storyboardAsk: "还什么都没画。想改就改，然后同意。",
  shot: "镜头 {number}",
  card: "字卡",
  cardText: "字卡上的文字",
  framing: "景别",
  close_up: "特写",
  medium: "中景",
  full: "全身",
  wide_shot: "远景",
  seconds: "秒",
  line: "{name}说",
  moveUp: "上移",
  moveDown: "下移",
  remove: "删除",
  undo: "撤销",
  total: "{seconds} 秒，{shots} 个镜头",
  approve: "同意",
  useMine: "用我的分镜",
  kept: "你的修改保存在这个浏览器里，直到送出。",
  still: "镜头 {number} 的画面",
  takeOf: "镜头 {number} 的版本",
  goOnSo: "就用这些",
  makeAgain: "重新制作",
  making: "制作中",
  story: "正在写故事",
  voices: "正在录配音",
  pictures: "正在画镜头",
  cut: "正在剪辑",
  madeOf: "{all} 个镜头画好了 {made} 个",
  stop: "停止",
  goOn: "继续",
  shots: "镜头",
  playFrom: "从镜头 {number} 播放",
  openGraph: "打开镜头 {number} 的工作流",
  graphOpened: "工作流已在画布上。修改后排队运行，会得到一个新版本。",
  change: "修改",
  changeHint: "用自己的话说：“第2个镜头下雨”“镜头3为什么是晚上？”",
  wouldDo: "将会这样做：",
  answer: "回答：",
  doubt: "先问一下：",
  changeNow: "就这样改",
  newVersion: "会做出一部新片子；这一部保留。",
  downloads: "下载",
  film: "片子 (mp4)",
  captionFile: "字幕 (srt)",
  storyboardFile: "分镜 (json)",
  scriptText: "剧本 (Fountain)",
  serverGone: "服务器没有回应。你写的内容保留在这里；等它恢复后再试。"
}, Wl = {
  title: "動畫工作室",
  tooltip: "動畫工作室：一句話做一部片子",
  newFilm: "新片子",
  back: "所有片子",
  describe: "用話描述",
  ownScript: "拍現成的劇本",
  request: "片子裡發生什麼",
  requestHint: "誰做了什麼，用自己的話說。中文或英文。",
  examples: "例子",
  example1: "一隻狗偷了男孩的香腸，男孩追它。",
  example2: "米拉和皮姆堆雪人，烏鴉叼走了它的鼻子。不要對白。",
  example3: "盧卡怕黑，阿爾貝托點亮一盞燈籠。",
  script: "劇本",
  scriptHint: "Fountain 格式，或像「米拉：你好！」這樣的臺詞。逐字照拍。",
  scriptFile: "開啟 .fountain 或 .txt 檔案",
  scriptLong: "這個檔案有 {count} 個字元；劇本最多 {most} 個。",
  length: "時長（秒）",
  lengthAuto: "按故事需要",
  shape: "畫幅",
  wide: "橫屏 16:9",
  tall: "豎屏 9:16",
  square: "方形 1:1",
  look: "畫面來自",
  puppets: "木偶（不需要模型）",
  sdxl: "SDXL（你的模型）",
  toonxl: "Toon XL（小模型）",
  style: "風格",
  fromRequest: "按要求",
  toon: "卡通",
  silent: "默片",
  noir: "黑色電影",
  storybook: "繪本",
  news: "新聞",
  language: "語言",
  english: "英文",
  simplified: "簡體中文",
  traditional: "繁體中文",
  captions: "畫面上顯示字幕",
  approveFirst: "先給我看分鏡",
  preview: "快速預覽（一半大小）",
  make: "製作片子",
  understood: "讀懂的內容",
  reading: "正在讀……",
  filmOf: "《{title}》，約 {seconds} 秒，{shots} 個鏡頭",
  happensHere: "發生",
  who: "誰",
  where: "哪裡",
  keepsTo: "遵守",
  unseen: "畫面裡沒有",
  notShown: "沒有鏡頭",
  unread: "沒讀懂",
  notes: "說明",
  nobody: "畫面裡沒有人",
  only_these: "沒有別人",
  no_dialogue: "不要對白",
  narrator_only: "只有旁白說話",
  no_jokes: "不要笑話",
  only_these_lines: "只有這些臺詞",
  exact_shots: "鏡頭數",
  lengthIs: "時長",
  form: "形式",
  languageIs: "語言",
  scriptIs: "漢字",
  without: "不要",
  films: "片子",
  search: "搜尋片子",
  noFilms: "還沒有片子。",
  noneFound: "沒有片子含有這些詞。",
  running: "製作中",
  waiting: "等你決定",
  finished: "完成",
  failed: "失敗",
  stopped: "已停止",
  storyboard: "分鏡",
  storyboardAsk: "還什麼都沒畫。想改就改，然後同意。",
  shot: "鏡頭 {number}",
  card: "字卡",
  cardText: "字卡上的文字",
  framing: "景別",
  close_up: "特寫",
  medium: "中景",
  full: "全身",
  wide_shot: "遠景",
  seconds: "秒",
  line: "{name}說",
  moveUp: "上移",
  moveDown: "下移",
  remove: "刪除",
  undo: "撤銷",
  total: "{seconds} 秒，{shots} 個鏡頭",
  approve: "同意",
  useMine: "用我的分鏡",
  kept: "你的修改儲存在這個瀏覽器裡，直到送出。",
  still: "鏡頭 {number} 的畫面",
  takeOf: "鏡頭 {number} 的版本",
  goOnSo: "就用這些",
  makeAgain: "重新制作",
  making: "製作中",
  story: "正在寫故事",
  voices: "正在錄配音",
  pictures: "正在畫鏡頭",
  cut: "正在剪輯",
  madeOf: "{all} 個鏡頭畫好了 {made} 個",
  stop: "停止",
  goOn: "繼續",
  shots: "鏡頭",
  playFrom: "從鏡頭 {number} 播放",
  openGraph: "開啟鏡頭 {number} 的工作流",
  graphOpened: "工作流已在畫布上。修改後排隊執行，會得到一個新版本。",
  change: "修改",
  changeHint: "用自己的話說：「第2個鏡頭下雨」「鏡頭3為什麼是晚上？」",
  wouldDo: "將會這樣做：",
  answer: "回答：",
  doubt: "先問一下：",
  changeNow: "就這樣改",
  newVersion: "會做出一部新片子；這一部保留。",
  downloads: "下載",
  film: "片子 (mp4)",
  captionFile: "字幕 (srt)",
  storyboardFile: "分鏡 (json)",
  scriptText: "劇本 (Fountain)",
  serverGone: "伺服器沒有回應。你寫的內容保留在這裡；等它恢復後再試。"
}, Bl = { en: _s, zh: Kl, "zh-TW": Wl };
function Gl() {
  const e = String(an.extensionManager.setting?.get("Comfy.Locale") ?? "en");
  return Bl[e] ?? _s;
}
function w(e, t = {}) {
  return Gl()[e].replace(/\{(\w+)\}/g, (n, s) => String(t[s] ?? n));
}
function vs(e) {
  return e in _s ? w(e) : e.replaceAll("_", " ");
}
const zl = 200, Jl = 3e3, D = /* @__PURE__ */ Gt({
  runs: [],
  words: "",
  open: null,
  run: null,
  progress: {},
  fault: "",
  busy: !1
});
let li = 0, ai = !1, ws = !1;
function vo(e) {
  if (e instanceof mn) return e.gone ? w("serverGone") : e.message;
  throw e;
}
async function On() {
  const e = D.open;
  try {
    if (D.runs = await se.runs(D.words), e !== null) {
      const t = await se.run(e);
      D.open === e && Xl(t) && (D.run = t);
    }
    D.fault === w("serverGone") && (D.fault = "");
  } catch (t) {
    D.fault = vo(t);
  }
}
function Xl(e) {
  return JSON.stringify(e) !== JSON.stringify(D.run);
}
function yn() {
  window.clearTimeout(li), li = window.setTimeout(() => void On(), zl);
}
async function En(e) {
  D.open = e, D.run = null, D.fault = "", await On();
}
async function Qe(e) {
  D.busy = !0, D.fault = "";
  try {
    return await e(), await On(), !0;
  } catch (t) {
    return D.fault = vo(t), !1;
  } finally {
    D.busy = !1;
  }
}
function Yl(e) {
  if (e.state === "running") {
    if (D.progress[e.run] = { fraction: e.fraction ?? 0, text: e.text ?? "" }, e.run !== D.open && D.runs.some((t) => t.id === e.run)) return;
  } else
    delete D.progress[e.run];
  yn();
}
function Ql() {
  ws && !document.hidden && D.runs.some((e) => e.active || e.standing === "running") && yn();
}
function Zl() {
  ws = !0, On(), !ai && (ai = !0, cn.addEventListener("animation_studio", (e) => Yl(e.detail)), window.setInterval(Ql, Jl));
}
function ea() {
  ws = !1;
}
const ta = 350;
function wo(e, t) {
  const n = /* @__PURE__ */ Ge(null), s = /* @__PURE__ */ Ge(null), i = /* @__PURE__ */ Ge(!1);
  let o = 0, r = new AbortController();
  async function l(a, f) {
    try {
      const u = await t(a, f);
      if (f.aborted) return;
      n.value = u, s.value = null;
    } catch (u) {
      if (f.aborted || !(u instanceof mn)) return;
      n.value = null, s.value = u;
    }
    i.value = !1;
  }
  return Wi(
    () => JSON.stringify(e()),
    () => {
      r.abort(), window.clearTimeout(o);
      const a = e();
      if (i.value = a !== null, a === null) {
        n.value = s.value = null;
        return;
      }
      r = new AbortController();
      const { signal: f } = r;
      o = window.setTimeout(() => void l(a, f), ta);
    },
    { immediate: !0 }
  ), Ji(() => {
    r.abort(), window.clearTimeout(o);
  }), { told: n, fault: s, reading: i };
}
const na = ["aria-label"], sa = {
  key: 0,
  class: "warn"
}, ia = { class: "faint" }, oa = ["aria-label"], ra = { key: 0 }, la = { class: "facts" }, aa = {
  key: 2,
  class: "faint"
}, ca = /* @__PURE__ */ De({
  __name: "UnderstoodChips",
  props: {
    told: {},
    fault: {},
    reading: { type: Boolean }
  },
  setup(e) {
    const t = { length: "lengthIs", language: "languageIs", script: "scriptIs" }, n = (s) => [vs(t[s.kind] ?? s.kind), s.value].filter(Boolean).join(" ");
    return (s, i) => e.told || e.fault || e.reading ? (x(), C("section", {
      key: 0,
      class: "understood",
      "aria-live": "polite",
      "aria-label": h(w)("understood")
    }, [
      e.fault ? (x(), C("p", sa, m(e.fault.gone ? h(w)("serverGone") : e.fault.message), 1)) : e.told ? (x(), C(V, { key: 1 }, [
        b("p", ia, m(h(w)("filmOf", { title: e.told.title, seconds: e.told.seconds, shots: e.told.shots })), 1),
        e.told.events.length ? (x(), C("ol", {
          key: 0,
          class: "chips",
          "aria-label": h(w)("happensHere")
        }, [
          (x(!0), C(V, null, ne(e.told.events, (o, r) => (x(), C("li", {
            key: r,
            class: St(["chip", { warn: !o.shots.length }])
          }, [
            W(m(o.text), 1),
            o.shots.length ? H("", !0) : (x(), C("small", ra, " (" + m(h(w)("notShown")) + ")", 1))
          ], 2))), 128))
        ], 8, oa)) : H("", !0),
        b("dl", la, [
          e.told.cast.length ? (x(), C(V, { key: 0 }, [
            b("dt", null, m(h(w)("who")), 1),
            b("dd", null, [
              (x(!0), C(V, null, ne(e.told.cast, (o) => (x(), C("span", {
                key: o,
                class: "chip"
              }, m(o), 1))), 128))
            ])
          ], 64)) : H("", !0),
          e.told.places.length ? (x(), C(V, { key: 1 }, [
            b("dt", null, m(h(w)("where")), 1),
            b("dd", null, [
              (x(!0), C(V, null, ne(e.told.places, (o) => (x(), C("span", {
                key: o,
                class: "chip"
              }, m(o.replaceAll("_", " ")), 1))), 128))
            ])
          ], 64)) : H("", !0),
          e.told.constraints.length ? (x(), C(V, { key: 2 }, [
            b("dt", null, m(h(w)("keepsTo")), 1),
            b("dd", null, [
              (x(!0), C(V, null, ne(e.told.constraints, (o, r) => (x(), C("span", {
                key: r,
                class: "chip"
              }, m(n(o)), 1))), 128))
            ])
          ], 64)) : H("", !0),
          e.told.unread.length ? (x(), C(V, { key: 3 }, [
            b("dt", null, m(h(w)("unread")), 1),
            b("dd", null, [
              (x(!0), C(V, null, ne(e.told.unread, (o) => (x(), C("span", {
                key: o,
                class: "chip warn"
              }, m(o), 1))), 128))
            ])
          ], 64)) : H("", !0),
          e.told.unseen.length ? (x(), C(V, { key: 4 }, [
            b("dt", null, m(h(w)("unseen")), 1),
            b("dd", null, [
              (x(!0), C(V, null, ne(e.told.unseen, (o) => (x(), C("span", {
                key: o,
                class: "chip warn"
              }, m(o), 1))), 128))
            ])
          ], 64)) : H("", !0)
        ]),
        (x(!0), C(V, null, ne(e.told.notes, (o) => (x(), C("p", {
          key: o,
          class: "faint"
        }, m(o), 1))), 128))
      ], 64)) : (x(), C("p", aa, m(h(w)("reading")), 1))
    ], 8, na)) : H("", !0);
  }
}), ua = ["aria-label"], fa = ["aria-pressed"], da = ["aria-pressed"], ha = { class: "field" }, pa = ["placeholder"], ga = { class: "examples" }, ma = { class: "faint" }, ya = ["onClick"], ba = { class: "field" }, _a = ["placeholder"], va = { class: "field" }, wa = {
  key: 0,
  class: "fault",
  role: "alert"
}, xa = { class: "grid" }, Sa = {
  key: 0,
  class: "field"
}, Ca = ["placeholder"], ka = { class: "field" }, $a = { value: "16:9" }, Ta = { value: "9:16" }, Aa = { value: "1:1" }, Oa = { class: "field" }, Ea = ["value"], Ma = { class: "field" }, Fa = { value: "" }, Ia = ["value"], Ra = {
  key: 1,
  class: "field"
}, Pa = { value: "" }, Na = { value: "en" }, Va = { value: "zh" }, La = { value: "zh-TW" }, Da = { class: "check" }, ja = { class: "check" }, Ha = { class: "check" }, Ua = ["disabled"], sn = 6e4, qa = /* @__PURE__ */ De({
  __name: "AskForm",
  setup(e) {
    const t = ["example1", "example2", "example3"], n = /* @__PURE__ */ Gt({
      scripted: !1,
      request: "",
      script: "",
      seconds: "",
      size: "16:9",
      look: "puppets",
      style: "",
      language: "",
      captions: !0,
      approve: !0,
      preview: !1,
      fault: ""
    }), s = ce(() => !(n.scripted ? n.script : n.request).trim()), i = ce(() => ({
      request: n.scripted ? "" : n.request,
      size: n.size,
      look: n.look,
      captions: n.captions,
      preview: n.preview,
      ...n.style && { style: n.style },
      ...n.scripted ? { script: n.script } : { ...n.seconds !== "" && { seconds: n.seconds }, ...n.language && { language: n.language } }
    })), o = wo(() => s.value ? null : i.value, se.read);
    async function r(a) {
      const f = a.target, u = f.files?.[0];
      if (!u) return;
      const g = u.size > 4 * sn ? "" : await u.text(), E = g.length || u.size;
      n.fault = E > sn ? w("scriptLong", { count: E, most: sn }) : "", n.fault || (n.script = g), f.value = "";
    }
    async function l() {
      let a = "";
      await Qe(async () => void (a = await se.start({ ...i.value, approve: n.approve }))) && await En(a);
    }
    return (a, f) => (x(), C("form", {
      class: "ask",
      onSubmit: _o(l, ["prevent"])
    }, [
      b("div", {
        class: "tabs",
        role: "group",
        "aria-label": h(w)("newFilm")
      }, [
        b("button", {
          type: "button",
          class: "quiet",
          "aria-pressed": !n.scripted,
          onClick: f[0] || (f[0] = (u) => n.scripted = !1)
        }, m(h(w)("describe")), 9, fa),
        b("button", {
          type: "button",
          class: "quiet",
          "aria-pressed": n.scripted,
          onClick: f[1] || (f[1] = (u) => n.scripted = !0)
        }, m(h(w)("ownScript")), 9, da)
      ], 8, ua),
      n.scripted ? (x(), C(V, { key: 1 }, [
        b("label", ba, [
          W(m(h(w)("script")) + " ", 1),
          be(b("textarea", {
            "onUpdate:modelValue": f[3] || (f[3] = (u) => n.script = u),
            rows: "9",
            maxlength: sn,
            placeholder: h(w)("scriptHint")
          }, null, 8, _a), [
            [Vt, n.script]
          ])
        ]),
        b("label", va, [
          W(m(h(w)("scriptFile")) + " ", 1),
          b("input", {
            type: "file",
            accept: ".fountain,.txt,text/plain",
            onChange: r
          }, null, 32)
        ]),
        n.fault ? (x(), C("p", wa, m(n.fault), 1)) : H("", !0)
      ], 64)) : (x(), C(V, { key: 0 }, [
        b("label", ha, [
          W(m(h(w)("request")) + " ", 1),
          be(b("textarea", {
            "onUpdate:modelValue": f[2] || (f[2] = (u) => n.request = u),
            rows: "4",
            maxlength: "4000",
            placeholder: h(w)("requestHint")
          }, null, 8, pa), [
            [Vt, n.request]
          ])
        ]),
        b("div", ga, [
          b("span", ma, m(h(w)("examples")), 1),
          (x(), C(V, null, ne(t, (u) => b("button", {
            key: u,
            type: "button",
            class: "chip",
            onClick: (g) => n.request = h(w)(u)
          }, m(h(w)(u)), 9, ya)), 64))
        ])
      ], 64)),
      me(ca, {
        told: h(o).told.value,
        fault: h(o).fault.value,
        reading: h(o).reading.value
      }, null, 8, ["told", "fault", "reading"]),
      b("div", xa, [
        n.scripted ? H("", !0) : (x(), C("label", Sa, [
          W(m(h(w)("length")) + " ", 1),
          be(b("input", {
            "onUpdate:modelValue": f[4] || (f[4] = (u) => n.seconds = u),
            type: "number",
            min: "10",
            max: "180",
            placeholder: h(w)("lengthAuto")
          }, null, 8, Ca), [
            [
              Vt,
              n.seconds,
              void 0,
              { number: !0 }
            ]
          ])
        ])),
        b("label", ka, [
          W(m(h(w)("shape")) + " ", 1),
          be(b("select", {
            "onUpdate:modelValue": f[5] || (f[5] = (u) => n.size = u)
          }, [
            b("option", $a, m(h(w)("wide")), 1),
            b("option", Ta, m(h(w)("tall")), 1),
            b("option", Aa, m(h(w)("square")), 1)
          ], 512), [
            [nn, n.size]
          ])
        ]),
        b("label", Oa, [
          W(m(h(w)("look")) + " ", 1),
          be(b("select", {
            "onUpdate:modelValue": f[6] || (f[6] = (u) => n.look = u)
          }, [
            (x(), C(V, null, ne(["puppets", "sdxl", "toonxl"], (u) => b("option", {
              key: u,
              value: u
            }, m(h(w)(u)), 9, Ea)), 64))
          ], 512), [
            [nn, n.look]
          ])
        ]),
        b("label", Ma, [
          W(m(h(w)("style")) + " ", 1),
          be(b("select", {
            "onUpdate:modelValue": f[7] || (f[7] = (u) => n.style = u)
          }, [
            b("option", Fa, m(h(w)("fromRequest")), 1),
            (x(), C(V, null, ne(["toon", "silent", "noir", "storybook", "news"], (u) => b("option", {
              key: u,
              value: u
            }, m(h(w)(u)), 9, Ia)), 64))
          ], 512), [
            [nn, n.style]
          ])
        ]),
        n.scripted ? H("", !0) : (x(), C("label", Ra, [
          W(m(h(w)("language")) + " ", 1),
          be(b("select", {
            "onUpdate:modelValue": f[8] || (f[8] = (u) => n.language = u)
          }, [
            b("option", Pa, m(h(w)("fromRequest")), 1),
            b("option", Na, m(h(w)("english")), 1),
            b("option", Va, m(h(w)("simplified")), 1),
            b("option", La, m(h(w)("traditional")), 1)
          ], 512), [
            [nn, n.language]
          ])
        ]))
      ]),
      b("label", Da, [
        be(b("input", {
          "onUpdate:modelValue": f[9] || (f[9] = (u) => n.captions = u),
          type: "checkbox"
        }, null, 512), [
          [Gn, n.captions]
        ]),
        W(" " + m(h(w)("captions")), 1)
      ]),
      b("label", ja, [
        be(b("input", {
          "onUpdate:modelValue": f[10] || (f[10] = (u) => n.approve = u),
          type: "checkbox"
        }, null, 512), [
          [Gn, n.approve]
        ]),
        W(" " + m(h(w)("approveFirst")), 1)
      ]),
      b("label", Ha, [
        be(b("input", {
          "onUpdate:modelValue": f[11] || (f[11] = (u) => n.preview = u),
          type: "checkbox"
        }, null, 512), [
          [Gn, n.preview]
        ]),
        W(" " + m(h(w)("preview")), 1)
      ]),
      b("button", {
        type: "submit",
        disabled: s.value || h(D).busy
      }, m(h(w)("make")), 9, Ua)
    ], 32));
  }
}), Ka = ["aria-label"], Wa = { class: "field" }, Ba = {
  key: 0,
  class: "faint"
}, Ga = ["data-run", "onClick"], za = { class: "faint" }, Ja = /* @__PURE__ */ De({
  __name: "FilmList",
  setup(e) {
    return (t, n) => (x(), C("section", {
      class: "films",
      "aria-label": h(w)("films")
    }, [
      b("label", Wa, [
        W(m(h(w)("search")) + " ", 1),
        be(b("input", {
          "onUpdate:modelValue": n[0] || (n[0] = (s) => h(D).words = s),
          type: "search",
          maxlength: "200",
          onInput: n[1] || (n[1] = //@ts-ignore
          (...s) => h(yn) && h(yn)(...s))
        }, null, 544), [
          [Vt, h(D).words]
        ])
      ]),
      h(D).runs.length ? H("", !0) : (x(), C("p", Ba, m(h(w)(h(D).words ? "noneFound" : "noFilms")), 1)),
      b("ul", null, [
        (x(!0), C(V, null, ne(h(D).runs, (s) => (x(), C("li", {
          key: s.id
        }, [
          b("button", {
            type: "button",
            class: "film quiet",
            "data-run": s.id,
            onClick: (i) => h(En)(s.id)
          }, [
            b("strong", null, m(s.title || s.request), 1),
            b("span", za, [
              W(m(h(vs)(s.standing)) + " ", 1),
              h(D).progress[s.id] ? (x(), C(V, { key: 0 }, [
                W(" · " + m(Math.round((h(D).progress[s.id]?.fraction ?? 0) * 100)) + " % ", 1)
              ], 64)) : H("", !0),
              W(" · " + m(new Date(s.created * 1e3).toLocaleString()), 1)
            ])
          ], 8, Ga)
        ]))), 128))
      ])
    ], 8, Ka));
  }
}), rt = (e) => e.beats.flatMap((t) => t.shots), Xa = (e) => Math.round(rt(e).reduce((t, n) => t + n.seconds, 0) * 10) / 10;
function xo(e, t) {
  const n = e.events.filter((s) => t.depicts.includes(s.id)).map((s) => s.text);
  return n.some(Boolean) ? n.filter(Boolean).join(" ") : t.acts.map((s) => `${s.who.map((i) => So(e, i)).join(", ")}: ${s.action.replaceAll("_", " ")}`).join(" · ");
}
function So(e, t) {
  const n = e.entities.find((i) => i.id === t || i.character === t), s = rt(e).flatMap((i) => i.actors).find((i) => i.character === t)?.extra;
  return n?.name ?? s?.name ?? e.called[t] ?? t.replaceAll("_", " ");
}
function Co(e, t, n) {
  const s = (i) => i.id === t ? { ...i, ...n } : i;
  return { ...e, beats: e.beats.map((i) => ({ ...i, shots: i.shots.map(s) })) };
}
function Ya(e, t, n, s) {
  const i = s.trim() ? t.lines.map((o) => o.id === n ? { ...o, text: s.trim() } : o) : t.lines.filter((o) => o.id !== n);
  return Co(e, t.id, { lines: i });
}
function Qa(e, t) {
  if (rt(e).filter((s) => !s.card && s.id !== t).length === 0) return e;
  const n = e.beats.map((s) => ({ ...s, shots: s.shots.filter((i) => i.id !== t) }));
  return { ...e, beats: n.filter((s) => s.shots.length > 0) };
}
function Za(e, t, n) {
  const s = rt(e), i = s.findIndex((f) => f.id === t), [o, r] = [s[i], s[i + n]];
  if (!o || !r) return e;
  s[i] = r, s[i + n] = o;
  let l = 0;
  const a = e.beats.map((f) => ({ ...f, shots: s.slice(l, l += f.shots.length) }));
  return { ...e, beats: a };
}
const ec = { class: "field" }, tc = ["placeholder"], nc = { "aria-live": "polite" }, sc = {
  key: 0,
  class: "warn"
}, ic = { key: 0 }, oc = {
  key: 1,
  class: "answer"
}, rc = {
  key: 2,
  class: "warn"
}, lc = {
  key: 3,
  class: "warn"
}, ac = {
  key: 0,
  class: "faint"
}, cc = ["disabled"], uc = /* @__PURE__ */ De({
  __name: "ChangeBox",
  props: {
    run: {}
  },
  setup(e) {
    const t = e, n = /* @__PURE__ */ Ge(""), { told: s, fault: i } = wo(
      () => n.value.trim() || null,
      (l, a) => se.readChange(t.run.id, l, a)
    ), o = ce(() => !!s.value?.told);
    async function r() {
      let l = "";
      await Qe(async () => void (l = await se.change(t.run.id, n.value))) && await En(l);
    }
    return (l, a) => (x(), C("form", {
      class: "change",
      onSubmit: _o(r, ["prevent"])
    }, [
      b("label", ec, [
        W(m(h(w)("change")) + " ", 1),
        be(b("textarea", {
          "onUpdate:modelValue": a[0] || (a[0] = (f) => n.value = f),
          rows: "2",
          maxlength: "2000",
          placeholder: h(w)("changeHint")
        }, null, 8, tc), [
          [Vt, n.value]
        ])
      ]),
      b("div", nc, [
        h(i) ? (x(), C("p", sc, m(h(i).gone ? h(w)("serverGone") : h(i).message), 1)) : h(s) ? (x(), C(V, { key: 1 }, [
          h(s).told ? (x(), C("p", ic, [
            b("strong", null, m(h(w)("wouldDo")), 1),
            W(" " + m(h(s).told), 1)
          ])) : H("", !0),
          h(s).answer ? (x(), C("p", oc, [
            b("strong", null, m(h(w)("answer")), 1),
            W(" " + m(h(s).answer), 1)
          ])) : H("", !0),
          h(s).doubt ? (x(), C("p", rc, [
            b("strong", null, m(h(w)("doubt")), 1),
            W(" " + m(h(s).doubt), 1)
          ])) : H("", !0),
          h(s).told && h(s).unread.length ? (x(), C("p", lc, m(h(w)("unread")) + ": " + m(h(s).unread.join(", ")), 1)) : H("", !0)
        ], 64)) : H("", !0)
      ]),
      o.value ? (x(), C("p", ac, m(h(w)("newVersion")), 1)) : H("", !0),
      b("button", {
        type: "submit",
        disabled: !o.value || h(D).busy
      }, m(h(w)("changeNow")), 9, cc)
    ], 32));
  }
}), fc = { class: "finished" }, dc = ["src"], hc = ["aria-label"], pc = ["data-shot"], gc = ["aria-label", "aria-current", "title", "onClick"], mc = {
  key: 0,
  class: "still title-card"
}, yc = ["src"], bc = ["aria-label", "title", "onClick"], _c = {
  key: 1,
  class: "faint",
  role: "status"
}, vc = { class: "row" }, wc = ["href", "download"], xc = ["href", "download"], Sc = ["href", "download"], Cc = /* @__PURE__ */ De({
  __name: "FilmView",
  props: {
    run: {}
  },
  setup(e) {
    const t = e, n = /* @__PURE__ */ Ge(null), s = /* @__PURE__ */ Ge(0), i = /* @__PURE__ */ Ge(""), o = /* @__PURE__ */ Ge(!1), r = ce(() => t.run.storyboard ? rt(t.run.storyboard) : []), l = (A) => t.run.segments.find((R) => R.shot === A.id), a = (A) => {
      const R = l(A);
      return R !== void 0 && R.start <= s.value && s.value < R.end;
    }, f = ce(
      () => URL.createObjectURL(new Blob([JSON.stringify(t.run.storyboard, null, 1)], { type: "application/json" }))
    );
    function u(A) {
      const R = l(A)?.start;
      !n.value || R === void 0 || (n.value.currentTime = R + 0.01, s.value = R + 0.01);
    }
    async function g(A) {
      const R = t.run.takes[A.id]?.take;
      o.value = !1, R && (o.value = await Qe(async () => an.loadGraphData(await se.graph(t.run.id, R))));
    }
    async function E(A) {
      A.target.open && !i.value && await Qe(async () => void (i.value = await se.script(t.run.id)));
    }
    return (A, R) => (x(), C("section", fc, [
      e.run.film ? (x(), C("video", {
        key: 0,
        ref_key: "player",
        ref: n,
        controls: "",
        preload: "metadata",
        src: h(se).fileAddress(e.run.film),
        onTimeupdate: R[0] || (R[0] = (M) => s.value = n.value?.currentTime ?? 0)
      }, null, 40, dc)) : H("", !0),
      b("ol", {
        class: "strip",
        "aria-label": h(w)("shots")
      }, [
        (x(!0), C(V, null, ne(r.value, (M, J) => (x(), C("li", {
          key: M.id,
          class: St(["made", { seen: a(M) }]),
          "data-shot": M.id
        }, [
          b("button", {
            type: "button",
            class: "quiet picture",
            "aria-label": h(w)("playFrom", { number: J + 1 }),
            "aria-current": a(M),
            title: h(xo)(e.run.storyboard, M),
            onClick: (Y) => u(M)
          }, [
            M.card ? (x(), C("span", mc, m(M.card), 1)) : (x(), C("img", {
              key: 1,
              class: "still",
              loading: "lazy",
              src: h(se).stillAddress(e.run.id, M.id, e.run.created),
              alt: ""
            }, null, 8, yc))
          ], 8, gc),
          e.run.takes[M.id] ? (x(), C("button", {
            key: 0,
            type: "button",
            class: "quiet small",
            "aria-label": h(w)("openGraph", { number: J + 1 }),
            title: h(w)("openGraph", { number: J + 1 }),
            onClick: (Y) => g(M)
          }, [
            R[1] || (R[1] = b("i", {
              class: "pi pi-sitemap",
              "aria-hidden": "true"
            }, null, -1)),
            W(" " + m(J + 1), 1)
          ], 8, bc)) : H("", !0)
        ], 10, pc))), 128))
      ], 8, hc),
      o.value ? (x(), C("p", _c, m(h(w)("graphOpened")), 1)) : H("", !0),
      me(uc, { run: e.run }, null, 8, ["run"]),
      b("h3", null, m(h(w)("downloads")), 1),
      b("p", vc, [
        e.run.film ? (x(), C("a", {
          key: 0,
          href: h(se).fileAddress(e.run.film),
          download: `${e.run.id}.mp4`
        }, m(h(w)("film")), 9, wc)) : H("", !0),
        e.run.files.srt ? (x(), C("a", {
          key: 1,
          href: h(se).fileAddress(e.run.files.srt),
          download: `${e.run.id}.srt`
        }, m(h(w)("captionFile")), 9, xc)) : H("", !0),
        b("a", {
          href: f.value,
          download: `${e.run.id}.json`
        }, m(h(w)("storyboardFile")), 9, Sc)
      ]),
      b("details", { onToggle: E }, [
        b("summary", null, m(h(w)("scriptText")), 1),
        b("pre", null, m(i.value), 1)
      ], 32),
      (x(!0), C(V, null, ne(e.run.storyboard?.notes ?? [], (M) => (x(), C("p", {
        key: M,
        class: "faint"
      }, m(M), 1))), 128))
    ]));
  }
}), kc = ["aria-label"], $c = { "aria-live": "polite" }, Tc = ["value", "aria-label"], Ac = { class: "faint" }, Oc = ["disabled"], Ec = {
  key: 0,
  class: "fault"
}, Mc = ["disabled"], Fc = {
  key: 2,
  class: "faint"
}, Ic = ["aria-label"], Rc = ["data-shot"], Pc = {
  key: 0,
  class: "still title-card"
}, Nc = ["src", "aria-label"], Vc = ["src", "alt"], Lc = /* @__PURE__ */ De({
  __name: "MakingView",
  props: {
    run: {}
  },
  setup(e) {
    const t = e, n = ce(() => t.run.storyboard ? rt(t.run.storyboard) : []), s = ce(() => n.value.filter((l) => l.id in t.run.takes).length), i = ce(() => t.run.active || t.run.standing === "running"), o = ce(() => D.progress[t.run.id]?.fraction ?? s.value / (n.value.length || 1)), r = ce(() => {
      const l = t.run.phase;
      return /line|listen/.test(l) ? w("voices") : /shot|look|choose/.test(l) ? w("pictures") : w(/film|cut|judge|revise/.test(l) ? "cut" : "story");
    });
    return (l, a) => (x(), C("section", {
      class: "making",
      "aria-label": h(w)("making")
    }, [
      i.value ? (x(), C(V, { key: 0 }, [
        b("p", $c, m(r.value) + " …", 1),
        b("progress", {
          max: "1",
          value: o.value,
          "aria-label": h(w)("making")
        }, null, 8, Tc),
        b("p", Ac, m(Math.round(o.value * 100)) + " % " + m(h(D).progress[e.run.id]?.text), 1),
        b("button", {
          type: "button",
          class: "quiet",
          disabled: h(D).busy,
          onClick: a[0] || (a[0] = (f) => h(Qe)(() => h(se).stop(e.run.id)))
        }, m(h(w)("stop")), 9, Oc)
      ], 64)) : (x(), C(V, { key: 1 }, [
        e.run.error ? (x(), C("p", Ec, m(e.run.error.message) + " " + m(e.run.error.fix), 1)) : H("", !0),
        b("button", {
          type: "button",
          disabled: h(D).busy,
          onClick: a[1] || (a[1] = (f) => h(Qe)(() => h(se).resume(e.run.id)))
        }, m(h(w)("goOn")), 9, Mc)
      ], 64)),
      n.value.length ? (x(), C("p", Fc, m(h(w)("madeOf", { made: s.value, all: n.value.length })), 1)) : H("", !0),
      b("ol", {
        class: "strip",
        "aria-label": h(w)("shots")
      }, [
        (x(!0), C(V, null, ne(n.value, (f, u) => (x(), C("li", {
          key: f.id,
          class: St({ made: f.id in e.run.takes }),
          "data-shot": f.id
        }, [
          f.card ? (x(), C("div", Pc, m(f.card), 1)) : e.run.takes[f.id]?.picture.filename.endsWith(".mp4") ? (x(), C("video", {
            key: 1,
            class: "still",
            muted: "",
            preload: "metadata",
            src: `${h(se).fileAddress(e.run.takes[f.id].picture)}#t=${f.seconds / 2}`,
            "aria-label": h(w)("takeOf", { number: u + 1 })
          }, null, 8, Nc)) : (x(), C("img", {
            key: 2,
            class: "still",
            loading: "lazy",
            src: h(se).stillAddress(e.run.id, f.id, e.run.created),
            alt: h(w)("still", { number: u + 1 })
          }, null, 8, Vc))
        ], 10, Rc))), 128))
      ], 8, Ic)
    ], 8, kc));
  }
});
function Dc(e, t) {
  const n = `animation_studio.storyboard.${e}`, s = JSON.stringify(t);
  return {
    read() {
      try {
        const i = JSON.parse(localStorage.getItem(n) ?? "null");
        return i?.of === s ? i.board : null;
      } catch {
        return null;
      }
    },
    write(i) {
      try {
        i === null ? localStorage.removeItem(n) : localStorage.setItem(n, JSON.stringify({ of: s, board: i }));
      } catch {
      }
    }
  };
}
function jc(e, t = e) {
  const n = /* @__PURE__ */ ur(t), s = /* @__PURE__ */ Ge(t === e ? 0 : 1), i = t === e ? [] : [e];
  return {
    state: n,
    changed: ce(() => s.value > 0),
    set(o) {
      o !== n.value && (i.push(n.value), s.value = i.length, n.value = o);
    },
    undo() {
      const o = i.pop();
      s.value = i.length, o !== void 0 && (n.value = o);
    }
  };
}
const Hc = ["data-shot", "aria-label"], Uc = {
  key: 0,
  class: "still title-card"
}, qc = ["src", "alt"], Kc = { class: "card-body" }, Wc = { class: "faint" }, Bc = { key: 0 }, Gc = {
  key: 1,
  class: "field"
}, zc = ["value"], Jc = ["value", "onChange"], Xc = { class: "row" }, Yc = {
  key: 0,
  class: "field"
}, Qc = ["value"], Zc = ["value"], eu = { class: "field short" }, tu = ["value"], nu = { class: "row" }, su = ["disabled"], iu = ["disabled"], ci = 0.5, ui = 30, ou = /* @__PURE__ */ De({
  __name: "ShotCard",
  props: {
    run: {},
    state: {},
    board: {},
    shot: {},
    number: {},
    last: { type: Boolean }
  },
  emits: ["change", "say", "move", "remove"],
  setup(e, { emit: t }) {
    const n = { close_up: "close_up", medium: "medium", full: "full", wide: "wide_shot" }, s = e, i = t, o = ce(
      () => [s.shot.setting.label || s.shot.setting.place, s.shot.setting.time, s.shot.setting.weather].filter((a) => a !== "clear").join(", ").replaceAll("_", " ")
    ), r = (a) => a.target.value;
    function l(a) {
      const f = Math.min(ui, Math.max(ci, Number(r(a)) || s.shot.seconds));
      a.target.value = String(f), i("change", { seconds: f });
    }
    return (a, f) => (x(), C("li", {
      class: "card",
      "data-shot": e.shot.id,
      "aria-label": h(w)("shot", { number: e.number })
    }, [
      e.shot.card ? (x(), C("div", Uc, m(e.shot.card), 1)) : (x(), C("img", {
        key: 1,
        class: "still",
        loading: "lazy",
        src: h(se).stillAddress(e.run, e.shot.id, e.state),
        alt: h(w)("still", { number: e.number })
      }, null, 8, qc)),
      b("div", Kc, [
        b("h3", null, [
          W(m(h(w)("shot", { number: e.number })) + " ", 1),
          b("small", Wc, m(o.value), 1)
        ]),
        e.shot.card ? H("", !0) : (x(), C("p", Bc, m(h(xo)(e.board, e.shot)), 1)),
        e.shot.card ? (x(), C("label", Gc, [
          W(m(h(w)("cardText")) + " ", 1),
          b("input", {
            value: e.shot.card,
            maxlength: "120",
            required: "",
            onChange: f[0] || (f[0] = (u) => r(u).trim() && i("change", { card: r(u) }))
          }, null, 40, zc)
        ])) : H("", !0),
        (x(!0), C(V, null, ne(e.shot.lines, (u) => (x(), C("label", {
          key: u.id,
          class: "field"
        }, [
          W(m(h(w)("line", { name: h(So)(e.board, u.character) })) + " ", 1),
          b("textarea", {
            rows: "2",
            maxlength: "300",
            value: u.text,
            onChange: (g) => i("say", u.id, r(g))
          }, null, 40, Jc)
        ]))), 128)),
        b("div", Xc, [
          e.shot.card ? H("", !0) : (x(), C("label", Yc, [
            W(m(h(w)("framing")) + " ", 1),
            b("select", {
              value: e.shot.framing,
              onChange: f[1] || (f[1] = (u) => i("change", { framing: r(u) }))
            }, [
              (x(), C(V, null, ne(n, (u, g) => b("option", {
                key: g,
                value: g
              }, m(h(w)(u)), 9, Zc)), 64))
            ], 40, Qc)
          ])),
          b("label", eu, [
            W(m(h(w)("seconds")) + " ", 1),
            b("input", {
              type: "number",
              min: ci,
              max: ui,
              step: "0.1",
              value: e.shot.seconds,
              onChange: l
            }, null, 40, tu)
          ])
        ]),
        b("div", nu, [
          b("button", {
            type: "button",
            class: "quiet small",
            disabled: e.number === 1,
            onClick: f[2] || (f[2] = (u) => i("move", -1))
          }, " ↑ " + m(h(w)("moveUp")), 9, su),
          b("button", {
            type: "button",
            class: "quiet small",
            disabled: e.last,
            onClick: f[3] || (f[3] = (u) => i("move", 1))
          }, "↓ " + m(h(w)("moveDown")), 9, iu),
          b("button", {
            type: "button",
            class: "quiet small",
            onClick: f[4] || (f[4] = (u) => i("remove"))
          }, "✕ " + m(h(w)("remove")), 1)
        ])
      ])
    ], 8, Hc));
  }
}), ru = ["aria-label"], lu = { class: "cards" }, au = { class: "faint" }, cu = {
  key: 0,
  class: "faint"
}, uu = { class: "row sticky" }, fu = ["disabled"], du = ["disabled"], hu = /* @__PURE__ */ De({
  __name: "StoryboardEditor",
  props: {
    run: {},
    board: {}
  },
  setup(e) {
    const t = e, n = t.board, s = Dc(t.run.id, n), { state: i, changed: o, set: r, undo: l } = jc(n, s.read() ?? n), a = ce(() => rt(i.value));
    Wi(i, (g) => s.write(o.value ? g : null));
    async function f() {
      const g = o.value ? i.value : void 0;
      await Qe(() => se.approve(t.run.id, g)) && s.write(null);
    }
    function u(g) {
      const E = g.target.matches("input, textarea, select");
      (g.ctrlKey || g.metaKey) && g.key === "z" && !E && (g.preventDefault(), g.stopPropagation(), l());
    }
    return (g, E) => (x(), C("section", {
      class: "storyboard",
      "aria-label": h(w)("storyboard"),
      onKeydown: u
    }, [
      b("p", null, m(h(w)("storyboardAsk")), 1),
      (x(!0), C(V, null, ne(h(i).notes, (A) => (x(), C("p", {
        key: A,
        class: "faint"
      }, m(A), 1))), 128)),
      b("ol", lu, [
        (x(!0), C(V, null, ne(a.value, (A, R) => (x(), _t(ou, {
          key: A.id,
          run: e.run.id,
          state: e.run.created,
          board: h(i),
          shot: A,
          number: R + 1,
          last: R === a.value.length - 1,
          onChange: (M) => h(r)(h(Co)(h(i), A.id, M)),
          onSay: (M, J) => h(r)(h(Ya)(h(i), A, M, J)),
          onMove: (M) => h(r)(h(Za)(h(i), A.id, M)),
          onRemove: (M) => h(r)(h(Qa)(h(i), A.id))
        }, null, 8, ["run", "state", "board", "shot", "number", "last", "onChange", "onSay", "onMove", "onRemove"]))), 128))
      ]),
      b("p", au, m(h(w)("total", { seconds: h(Xa)(h(i)), shots: a.value.length })), 1),
      h(o) ? (x(), C("p", cu, m(h(w)("kept")), 1)) : H("", !0),
      b("div", uu, [
        b("button", {
          type: "button",
          disabled: h(D).busy,
          onClick: f
        }, m(h(w)(h(o) ? "useMine" : "approve")), 9, fu),
        b("button", {
          type: "button",
          class: "quiet",
          disabled: !h(o),
          onClick: E[0] || (E[0] = //@ts-ignore
          (...A) => h(l) && h(l)(...A))
        }, m(h(w)("undo")), 9, du)
      ])
    ], 40, ru));
  }
}), pu = { class: "choice" }, gu = ["value", "onChange"], mu = { class: "row" }, yu = ["disabled"], bu = ["disabled"], _u = /* @__PURE__ */ De({
  __name: "TakeChoice",
  props: {
    run: {}
  },
  setup(e) {
    const t = e, n = ce(() => t.run.question?.takes ?? {}), s = /* @__PURE__ */ Gt({}), i = (o) => t.run.storyboard && rt(t.run.storyboard).findIndex((r) => r.id === o) + 1 || o;
    return (o, r) => (x(), C("section", pu, [
      b("p", null, m(e.run.question?.text), 1),
      (x(!0), C(V, null, ne(n.value, (l, a) => (x(), C("label", {
        key: a,
        class: "field"
      }, [
        W(m(h(w)("takeOf", { number: i(String(a)) })) + " ", 1),
        b("select", {
          value: s[a] ?? l[0],
          onChange: (f) => s[a] = f.target.value
        }, [
          (x(!0), C(V, null, ne(l, (f) => (x(), C("option", { key: f }, m(f), 1))), 128))
        ], 40, gu)
      ]))), 128)),
      b("div", mu, [
        b("button", {
          type: "button",
          disabled: h(D).busy,
          onClick: r[0] || (r[0] = (l) => h(Qe)(() => h(se).choose(e.run.id, Object.values(s))))
        }, m(h(w)("goOnSo")), 9, yu),
        b("button", {
          type: "button",
          class: "quiet",
          disabled: h(D).busy,
          onClick: r[1] || (r[1] = (l) => h(Qe)(() => h(se).again(e.run.id, Object.keys(n.value))))
        }, m(h(w)("makeAgain")), 9, bu)
      ])
    ]));
  }
}), vu = { class: "animation-studio" }, wu = {
  key: 0,
  class: "fault",
  role: "alert"
}, xu = ["data-run"], Su = { class: "faint" }, Cu = /* @__PURE__ */ De({
  __name: "StudioPage",
  setup(e) {
    const t = ce(() => D.run), n = ce(() => t.value?.standing === "waiting" && !t.value.active ? t.value.question?.about : "");
    return Er(Zl), Ji(ea), (s, i) => (x(), C("div", vu, [
      h(D).fault ? (x(), C("p", wu, m(h(D).fault), 1)) : H("", !0),
      h(D).open === null ? (x(), C(V, { key: 1 }, [
        me(qa),
        me(Ja)
      ], 64)) : (x(), C(V, { key: 2 }, [
        b("button", {
          class: "quiet",
          type: "button",
          onClick: i[0] || (i[0] = (o) => h(En)(null))
        }, "‹ " + m(h(w)("back")), 1),
        t.value ? (x(), C("article", {
          key: t.value.id,
          "data-run": t.value.id,
          class: "run"
        }, [
          b("h2", null, m(t.value.title || t.value.request), 1),
          b("p", Su, m(h(vs)(t.value.standing)) + " · " + m(t.value.request), 1),
          n.value === "storyboard" && t.value.storyboard ? (x(), _t(hu, {
            key: 0,
            run: t.value,
            board: t.value.storyboard
          }, null, 8, ["run", "board"])) : n.value === "takes" ? (x(), _t(_u, {
            key: 1,
            run: t.value
          }, null, 8, ["run"])) : t.value.standing === "finished" && t.value.film ? (x(), _t(Cc, {
            key: 2,
            run: t.value
          }, null, 8, ["run"])) : (x(), _t(Lc, {
            key: 3,
            run: t.value
          }, null, 8, ["run"]))
        ], 8, xu)) : H("", !0)
      ], 64))
    ]));
  }
});
let bn = null;
function ko() {
  bn?.unmount(), bn = null;
}
function ku(e) {
  ko(), bn = Hl(Cu), bn.mount(e);
}
an.registerExtension({
  name: "AnimationStudio.Page",
  setup() {
    const e = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href: new URL(
        /* @vite-ignore */
        "./studio.css",
        import.meta.url
      ).href
    });
    document.head.append(e), an.extensionManager.registerSidebarTab({
      id: "animation-studio",
      icon: "pi pi-video",
      title: w("title"),
      tooltip: w("tooltip"),
      type: "custom",
      render: ku,
      destroy: ko
    });
  }
});

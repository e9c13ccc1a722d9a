"""What a tool is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from ...common.errors import StudioError

if TYPE_CHECKING:
    from .context import ToolContext


class Cost(StrEnum):
    """What a call keeps busy: the card belongs to SDXL, a language model or speech, one at a time."""

    CPU = "cpu"
    SDXL = "sdxl"
    LLM = "llm"
    SPEECH = "speech"


class ToolInput(BaseModel):
    """Base of all inputs: flat, and unknown names are a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


I = TypeVar("I", bound=ToolInput)  # noqa: E741
O = TypeVar("O", bound=BaseModel)  # noqa: E741


@dataclass(frozen=True)
class Tool(Generic[I, O]):
    """A function that the director, a language model or an MCP client may call, with typed input and output.

    Attributes:
        name: snake_case, a verb or a thing.
        description: what it is for, for a model and a person; its first sentence is what retrieval reads.
        takes: the model of its input; flat, so that small models fill it.
        gives: the model of its output.
        cost: what it keeps busy.
        call: does it.
        effects: what it leaves behind, in words; empty when it only looks.
        skill: the workflow skill whose graph does the work; empty for library calls.
        words: further words by which it is found.
    """

    name: str
    description: str
    takes: type[I]
    gives: type[O]
    cost: Cost
    call: Callable[[ToolContext, I], Awaitable[O]]
    effects: str = ""
    skill: str = ""
    words: str = ""

    def read(self, arguments: Mapping[str, Any]) -> I:
        """Input from plain data.

        Raises:
            StudioError: ``option_invalid`` with the first value that can't be used.
        """
        try:
            return self.takes.model_validate(dict(arguments))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"]) or "the input"
            raise StudioError(
                "option_invalid",
                f"{where} of {self.name} can't be used: {first['msg']}.",
                f"It takes {', '.join(self.takes.model_fields) or 'nothing'}.",
            ) from error

    def schema(self) -> dict[str, Any]:
        """JSON schema of the input, without what only documents."""
        return self.takes.model_json_schema()

"""Every API by name: one module of `pysim.core.apis` each."""

from pysim.core.apis import (
    access,
    can_i_use,
    canvas_get_image_data,
    canvas_put_image_data,
    canvas_to_temp_file_path,
    create_canvas_context,
    get_file_system_manager,
    get_image_info,
    get_system_info,
    read_file,
    stat,
    unlink,
)
from pysim.core.spec import Api

_MODULES = (
    canvas_to_temp_file_path,
    canvas_get_image_data,
    canvas_put_image_data,
    create_canvas_context,
    get_image_info,
    get_system_info,
    can_i_use,
    get_file_system_manager,
    read_file,
    access,
    stat,
    unlink,
)

CATALOG: dict[str, Api] = {api.name: api for module in _MODULES for api in module.APIS}
